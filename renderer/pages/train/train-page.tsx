import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Project } from '../../../contract/projects.ts';
import { lacking } from '../../../contract/shapes/lacking.ts';
import { LEAST_PHOTOS } from '../../../contract/shapes/trainable.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconTrain } from '../../components/icons.ts';
import { Page } from '../../components/page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PageSkeleton } from '../../components/page-skeleton.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import { usePhotoCounts } from '../../data/photos/use-photo-counts.ts';
import { useCurrentProject } from '../../data/use-models.ts';
import { useRun, useRuns, useTraining } from '../../data/use-training.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProjectOfPage } from '../../projects/project-of-page.tsx';
import { routes } from '../routes.ts';
import { earlierRuns, latestRun } from './earlier-runs.ts';
import { RunList } from './run-list.tsx';
import { RunPanel } from './run-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import styles from './train-page.module.css';
import { TrainTabs } from './train-tabs.tsx';
import { useFocusOnStart, useRunNews } from './use-run-news.ts';

/** Photos become a version: the button, how it goes on, and what came of it. */
export default function TrainPage() {
  const project = useCurrentProject();
  return project ? <Trainings key={project.id} project={project} /> : <PageSkeleton />;
}

function Trainings({ project }: { project: Project }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const { data: runs, error, refetch } = useRuns(project.id);
  const counts = usePhotoCounts(project.id).data;
  const training = useTraining(project.id);
  const latest = latestRun(runs ?? []);
  const earlier = earlierRuns(runs ?? []);
  const { update, trouble, retry } = useRun(latest?.run, latest?.state);
  const started = training.start.data?.run;
  useRunNews(update, started);
  useFocusOnStart(started, update?.run.run);
  const short = counts && lacking(project.classes, counts);
  const labelled = counts ? counts.total - counts.unlabelled : project.photos;
  const running = latest?.state === 'running';
  const again = () => {
    retry();
    void refetch();
  };
  return (
    <Page>
      <ProjectOfPage />
      <PageHead title={t('title')}>
        {running ? t('head.running') : t('head.photos', { count: labelled, number: format.number(labelled) })}
      </PageHead>
      <TrainTabs project={project.id} />
      {(error ?? trouble) && <TroubleNote error={error ?? trouble} onRetry={again} />}
      {short ? (
        <NotYet short={short} />
      ) : (
        <StartPanel
          project={project}
          training={training}
          running={running}
          first={project.live === undefined}
          second={latest?.state === 'cancelled'}
        />
      )}
      {update && <RunPanel update={update} training={training} />}
      {earlier.length > 0 && <RunList runs={earlier} training={training} />}
      {training.remove.error && <TroubleNote error={training.remove.error} />}
    </Page>
  );
}

function NotYet({ short }: { short: { label: string; photos: number }[] }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  return (
    <EmptyState icon={IconTrain} title={t('empty.title')}>
      <p>{t('empty.words', { least: LEAST_PHOTOS })}</p>
      <ul className={styles.short}>
        {short.map(({ label, photos }) => (
          <li key={label}>{t('empty.lacking', { label, count: photos, number: format.number(photos) })}</li>
        ))}
      </ul>
      <Button component={Link} href={routes.photos}>
        {t('empty.action')}
      </Button>
    </EmptyState>
  );
}
