import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconModels } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { routes } from '../routes.ts';

/** For an old link to a version that is not there any more. */
export function DeletedVersion({ version }: { version: string }) {
  const { t } = useTranslation('models');
  return (
    <Page>
      <PageHead title={version} />
      <EmptyState icon={IconModels} title={t('gone.title')}>
        <p>{t('gone.words', { version })}</p>
        <Link href={routes.models}>{t('gone.link')}</Link>
      </EmptyState>
    </Page>
  );
}
