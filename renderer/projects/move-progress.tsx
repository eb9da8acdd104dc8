import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../contract/shapes/job.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { useClient } from '../data/transport-context.tsx';
import { useFormat } from '../i18n/format.ts';
import { timeLeft } from '../i18n/time-left.ts';
import styles from './move-progress.module.css';

const stages = [
  'move-look',
  'move-copy',
  'move-verify',
  'move-runs',
  'move-records',
  'move-switch',
  'move-remove',
] as const;
/** Stages that count bytes. */
const inBytes: readonly string[] = ['move-copy', 'move-verify'];

/** How far a move is, how long it takes yet, and the way to stop it. */
export function MoveProgress({ id, job }: { id: string; job: Job | undefined }) {
  const { t } = useTranslation('projects');
  const client = useClient();
  const words = useProgressWords()(job);
  const { done, total, stage } = job?.progress ?? { done: 0, total: 0, stage: '' };
  const isSwitched = stage === 'move-remove';
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <ProgressBar done={done} total={total} label={words} className={styles.bar} />
        <Button
          size="compact-sm"
          variant="default"
          disabled={!job || isSwitched}
          onClick={() => void client.jobs.cancel({ job: id }).catch(() => undefined)}
        >
          {t('place.stop')}
        </Button>
      </div>
      <span className={styles.words}>{words}</span>
    </div>
  );
}

function useProgressWords() {
  const { t } = useTranslation('projects');
  const { t: tBatch } = useTranslation('predict');
  const format = useFormat();
  return (job: Job | undefined) => {
    const { stage: key, done, total, left } = job?.progress ?? { stage: '', done: 0, total: 0 };
    const stage = t(`place.stages.${stages.find((known) => known === key) ?? 'start'}`);
    if (total === 0) return stage;
    const number = inBytes.includes(key) ? format.bytes : format.number;
    const rest = left === undefined ? undefined : timeLeft(left);
    const far = t('place.progress', { stage, done: number(done), total: number(total) });
    return [far, rest && tBatch(`batch.left.${rest.unit}`, { count: rest.count })].filter(Boolean).join(' · ');
  };
}
