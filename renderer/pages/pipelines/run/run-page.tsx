import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PipelineRunDetail } from '../../../../contract/shapes/pipeline.ts';
import { taskLevels } from '../../../../contract/shapes/task-levels.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { Page, Panel } from '../../../components/page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { PageSkeleton } from '../../../components/page-skeleton.tsx';
import { TroubleNote } from '../../../components/trouble-note.tsx';
import { useProjects } from '../../../data/use-models.ts';
import { isActive, usePipelineActions, usePipelineRun } from '../../../data/use-pipelines.ts';
import { useFormat } from '../../../i18n/format.ts';
import { routes } from '../../routes.ts';
import { useOriginWords } from '../use-origin-words.ts';
import { usePipelineWords } from '../use-pipeline-words.ts';
import { RunLinks } from './run-links.tsx';
import styles from './run-page.module.css';
import { TaskGraph } from './task-graph.tsx';
import { TaskList } from './task-list.tsx';

/** One run of a pipeline: what began it, and each of its tasks as it goes on. */
export default function PipelineRunPage({ pipeline, run }: { pipeline: string; run: string }) {
  const { t } = useTranslation('pipelines');
  const { data, error, refetch } = usePipelineRun(pipeline, run);
  const name = usePipelineWords()(pipeline).name;
  if (!data && !error) return <PageSkeleton />;
  return (
    <Page>
      <BackLink to={routes.pipelines} name={t('title')} />
      {!data && <PageHead title={name} />}
      {error && <TroubleNote error={error} onRetry={() => void refetch()} />}
      {data && <Run detail={data} name={name} />}
    </Page>
  );
}

function Run({ detail, name }: { detail: PipelineRunDetail; name: string }) {
  const { t } = useTranslation('pipelines');
  const format = useFormat();
  const projects = useProjects().data;
  const origin = useOriginWords();
  const { cancel } = usePipelineActions();
  const { run, waits } = detail;
  const { training } = run;
  const project = training && (projects?.find(({ id }) => id === training.project)?.name ?? training.project);
  const levels = taskLevels(detail);
  const seconds =
    run.began !== undefined && run.ended !== undefined ? (Date.parse(run.ended) - Date.parse(run.began)) / 1000 : 0;
  return (
    <>
      <PageHead
        title={[name, project].filter(Boolean).join(' · ')}
        action={
          isActive(run) && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(run)}>
              {t('cancel')}
            </Button>
          )
        }
      >
        {[
          t(`state.${run.state}`),
          seconds > 0 && format.duration(seconds),
          format.dateTime(run.asked),
          origin(run.origin),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageHead>
      {cancel.error && <TroubleNote error={cancel.error} />}
      {waits && (
        <p className={styles.waits} role="status">
          {t(`waits.${waits}`)}
        </p>
      )}
      <RunLinks detail={detail} />
      <Panel title={t('tasks')}>
        <TaskGraph levels={levels} />
        <TaskList run={run} groups={levels.flat()} />
      </Panel>
    </>
  );
}
