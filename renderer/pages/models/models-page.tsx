import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconModels } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useModels } from '../../data/use-models.ts';
import styles from './models-page.module.css';
import { VersionCard } from './version-card.tsx';

/** Every trained version, and which one answers. */
export default function ModelsPage() {
  const { t } = useTranslation('models');
  const { data, error, refetch } = useModels();
  const live = data?.find((version) => version.live);
  return (
    <Page>
      <PageHead title={t('title')}>
        {live ? t('liveIs', { version: live.version }) : data ? t('noneLive') : <Skeleton height={22} width={260} />}
      </PageHead>
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={140} radius="lg" />}
      {data?.length === 0 && <EmptyState icon={IconModels} title={t('none')} />}
      <ul className={styles.versions}>
        {data?.map((version) => (
          <li key={version.version}>
            <VersionCard version={version} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
