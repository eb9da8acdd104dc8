import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../contract/shapes/job.ts';
import { ProgressBar } from '../components/progress-bar.tsx';
import { useFormat } from '../i18n/format.ts';
import { timeLeft } from '../i18n/time-left.ts';
import styles from './keeping.module.css';

const stages = ['copy-records', 'pack', 'unpack', 'check', 'check-records', 'kit-load', 'fetch'] as const;

/** How far it is, how long it takes yet, and the way to stop it. */
export function JobProgress({ job, onStop }: { job: Job | undefined; onStop: () => void }) {
  const { t } = useTranslation('keeping');
  const words = useProgressWords();
  const { done, total } = job?.progress ?? { done: 0, total: 0 };
  return (
    <div className={styles.progress}>
      <ProgressBar done={done} total={total} label={words(job)} className={styles.bar} />
      <span className={styles.hint}>{words(job)}</span>
      <Button size="compact-sm" variant="default" disabled={!job} onClick={onStop}>
        {t('stop')}
      </Button>
    </div>
  );
}

function useProgressWords() {
  const { t } = useTranslation('keeping');
  const { t: tBatch } = useTranslation('predict');
  const format = useFormat();
  return (job: Job | undefined) => {
    const { stage: key, done, total, left } = job?.progress ?? { stage: '', done: 0, total: 0 };
    const stage = t(`stages.${stages.find((known) => known === key) ?? 'start'}`);
    if (total === 0) return stage;
    const rest = left === undefined ? undefined : timeLeft(left);
    const far = t('progress', { stage, done: format.number(done), total: format.number(total) });
    return [far, rest && tBatch(`batch.left.${rest.unit}`, { count: rest.count })].filter(Boolean).join(' · ');
  };
}
