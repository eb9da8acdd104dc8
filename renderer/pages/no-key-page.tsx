import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import { IconPlug } from '../components/icons.ts';
import { Page } from '../components/page.tsx';

/** For a tab that was opened without its link: it may not ask the core anything. */
export function NoKeyPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <EmptyState icon={IconPlug} title={t('noKey.title')}>
        <p>{t('noKey.words')}</p>
        <p>
          <code>npx meadow web</code>
        </p>
      </EmptyState>
    </Page>
  );
}
