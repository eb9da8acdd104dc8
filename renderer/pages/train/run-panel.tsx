import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { waitStage } from '../../../contract/shapes/run.ts';
import type { RunCause } from '../../../contract/shapes/trigger.ts';
import type { RunUpdate } from '../../../contract/training.ts';
import { IconOutside, IconPipelines } from '../../components/icons.ts';
import { Panel } from '../../components/page.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { TroubleNote } from '../../components/trouble-note.tsx';
import type { Training } from '../../data/use-training.ts';
import { useFormat } from '../../i18n/format.ts';
import { timeLeft } from '../../i18n/time-left.ts';
import { routes } from '../routes.ts';
import { Curves } from './curves.tsx';
import { Outcome } from './outcome.tsx';
import styles from './run-panel.module.css';
import { RunResult } from './run-result.tsx';
import { StageList } from './stage-list.tsx';
import { useReasonWords } from './triggers/use-reason-words.ts';

/** What asks for the panel calls it. */
export const THIS_RUN = 'this-run';

/** One training, as it goes on or as it ended. */
export function RunPanel({ update, training }: { update: RunUpdate; training: Training }) {
  const { t } = useTranslation('train');
  const { run, result } = update;
  const running = run.state === 'running';
  return (
    <Panel id={THIS_RUN} title={t(running ? 'now' : 'last')} action={<Actions update={update} training={training} />}>
      <div className={styles.body}>
        {update.page && <Elsewhere page={update.page} there={update.there} />}
        {run.cause && <Cause cause={run.cause} />}
        {running && <Progress update={update} />}
        {run.error && <TroubleNote error={run.error} />}
        {run.state === 'cancelled' && <Cancelled update={update} training={training} />}
        {result && <RunResult result={result} />}
        <div className={styles.parts}>
          <StageList update={update} detail={useProgressWords(update)} />
          <div>
            <h3 className={styles.title}>{t('curve.title')}</h3>
            <Curves update={update} />
          </div>
        </div>
      </div>
    </Panel>
  );
}

/** It ended because a person wanted it so: nothing is wrong, and it can go on. */
function Cancelled({ update: { run, cancelled }, training }: { update: RunUpdate; training: Training }) {
  const { t } = useTranslation('train');
  const format = useFormat();
  const when = cancelled?.at ?? run.ended;
  return (
    <Outcome
      words={
        <p>
          <strong>
            {cancelled
              ? t('cancelledBy', { by: cancelled.by, when: format.near(cancelled.at) })
              : when && t('cancelledAt', { when: format.near(when) })}
          </strong>{' '}
          {t('kept')}
        </p>
      }
    >
      <ResumeButton run={run.run} training={training} />
    </Outcome>
  );
}

function ResumeButton({ run, training }: { run: string; training: Training }) {
  const { t } = useTranslation('train');
  return (
    <Button loading={training.resume.isPending} onClick={() => training.resume.mutate(run)}>
      {t('resume')}
    </Button>
  );
}

/** The pipeline that trains. */
const RETRAIN = 'retrain';

/** The same training task by task, and as Airflow shows it. */
function Elsewhere({ page, there }: { page: string; there: string | undefined }) {
  const { t } = useTranslation('train');
  return (
    <p className={styles.ways}>
      {there !== undefined && (
        <Link className={styles.elsewhere ?? ''} href={routes.pipelineRun(RETRAIN, there)}>
          <IconPipelines size={16} aria-hidden /> {t('itsTasks')}
        </Link>
      )}
      <a className={styles.elsewhere} href={page} target="_blank" rel="noopener noreferrer">
        <IconOutside size={16} aria-hidden /> {t('inAirflow')}
      </a>
    </p>
  );
}

/** Why a training began that no person asked for. */
function Cause({ cause }: { cause: RunCause }) {
  const { t } = useTranslation('triggers');
  const words = useReasonWords();
  return (
    <p className={styles.soft}>
      {t(`name.${cause.trigger}`)} · {t('began', { reason: words(cause.reason) })}.
    </p>
  );
}

function Actions({ update: { run }, training }: { update: RunUpdate; training: Training }) {
  const { t } = useTranslation('train');
  if (run.state === 'running')
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={training.cancel.isPending}
        onClick={() => training.cancel.mutate(run.run)}
      >
        {t('cancel')}
      </Button>
    );
  // One that was cancelled says so first.
  if (run.state !== 'failed') return null;
  return <ResumeButton run={run.run} training={training} />;
}

function Progress({ update: { stages, job } }: { update: RunUpdate }) {
  const { t } = useTranslation('train');
  const done = stages.filter(({ state }) => state === 'done').length;
  const { done: within = 0, total = 0 } = job?.progress ?? {};
  const share = total > 0 ? Math.min(1, within / total) : 0;
  return <ProgressBar done={done + share} total={stages.length} label={t('progress')} />;
}

/** How far the stage is, and how long it will take; or what it waits for. */
function useProgressWords({ job }: RunUpdate): string | undefined {
  const { t } = useTranslation('predict');
  const { t: words } = useTranslation('train');
  const format = useFormat();
  if (!job) return undefined;
  const { stage, done, total, left } = job.progress;
  const wait = waitStage.safeParse(stage).data;
  if (wait) return words(wait);
  const rest = left === undefined ? undefined : timeLeft(left);
  const count = total > 1 ? `${format.number(done)} / ${format.number(total)}` : undefined;
  return [count, rest && t(`batch.left.${rest.unit}`, { count: rest.count })].filter(Boolean).join(' · ');
}
