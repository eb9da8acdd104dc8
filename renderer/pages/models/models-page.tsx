import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconCompare, IconModels } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { useLiveHistory } from '../../data/use-live.ts';
import { useCurrentProject, useModels } from '../../data/use-models.ts';
import { ProjectOfPage } from '../../projects/project-of-page.tsx';
import { routes } from '../routes.ts';
import { besideWhich } from './compare/beside.ts';
import { AliasMoves } from './live/alias-moves.tsx';
import { LiveHistory } from './live/live-history.tsx';
import { RollbackButton } from './live/rollback-button.tsx';
import styles from './models-page.module.css';
import { modelsParts } from './models-parts.ts';
import { TrendPanel } from './trend-panel.tsx';
import { VersionList } from './version-list.tsx';
import { waitsOf } from './waits-of.ts';

/** The versions of the project that is worked on, and which one answers. */
export default function ModelsPage() {
  const { t } = useTranslation('models');
  const project = useCurrentProject()?.id;
  const { data, error, refetch } = useModels();
  const history = useLiveHistory(project);
  const versions = project === undefined ? undefined : data?.filter((version) => version.project === project);
  const shown = modelsParts(versions, history.data);
  return (
    <Page>
      <ProjectOfPage />
      <PageHead
        title={t('title')}
        action={
          <>
            {versions && <CompareLink versions={versions} />}
            {project !== undefined && history.data && <RollbackButton project={project} history={history.data} />}
          </>
        }
      >
        {versions ? <State versions={versions} /> : <Skeleton height={22} width={260} />}
      </PageHead>
      {project !== undefined && versions && <AliasMoves project={project} versions={versions} />}
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {!versions && !error && <Skeleton height={140} radius="lg" />}
      {versions?.length === 0 && <NoModel />}
      {versions && versions.length > 0 && <VersionList versions={versions} />}
      {versions && shown.trend && <TrendPanel versions={versions} />}
      {history.error && <TroubleNote error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && shown.history && <LiveHistory history={history.data} />}
    </Page>
  );
}

/** Which version answers, and which one waits for somebody to look at it. */
function State({ versions }: { versions: readonly VersionSummary[] }) {
  const { t } = useTranslation('models');
  const live = versions.find((version) => version.live)?.version;
  const waiting = versions.find((version) => waitsOf(version) !== undefined);
  return (
    <>
      {live === undefined ? t('noneLive') : t('liveIs', { version: live })}
      {waiting !== undefined && (
        <>
          {' '}
          <Link href={routes.model(waiting.version)}>
            {t(waitsOf(waiting) === 'refused' ? 'notPassed' : 'waits', { version: waiting.version })}
          </Link>
        </>
      )}
    </>
  );
}

function CompareLink({ versions }: { versions: readonly VersionSummary[] }) {
  const { t } = useTranslation('models');
  const [newest] = versions;
  const other = newest && besideWhich(versions, newest.version);
  if (!newest || other === undefined) return null;
  return (
    <Button
      component={Link}
      href={routes.compare(other, newest.version)}
      variant="default"
      leftSection={<IconCompare size={18} aria-hidden />}
    >
      {t('compare.button')}
    </Button>
  );
}

function NoModel() {
  const { t } = useTranslation('models');
  return (
    <EmptyState icon={IconModels} title={t('none')}>
      <p className={styles.words}>{t('noneWords')}</p>
      <Button component={Link} href={routes.train}>
        {t('noneTrain')}
      </Button>
    </EmptyState>
  );
}
