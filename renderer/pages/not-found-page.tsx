import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../components/empty-state.tsx';
import { IconSearch } from '../components/icons.ts';
import { Page } from '../components/page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { showOverlay } from '../shell/overlay.ts';
import { routes } from './routes.ts';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHead title={t('notFound.title')} />
      <EmptyState icon={IconSearch} title={t('notFound.words')}>
        <p>
          <Link href={routes.predict}>{t('notFound.home')}</Link>
        </p>
        <Button variant="default" onClick={() => showOverlay('palette')}>
          {t('palette.title')}
        </Button>
      </EmptyState>
    </Page>
  );
}
