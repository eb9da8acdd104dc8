import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../components/empty-state.tsx';
import { IconSearch } from '../components/icons.ts';
import { Page } from '../components/page.tsx';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <EmptyState icon={IconSearch} title={t('notFound.title')}>
        <Link href="/">{t('notFound.home')}</Link>
      </EmptyState>
    </Page>
  );
}
