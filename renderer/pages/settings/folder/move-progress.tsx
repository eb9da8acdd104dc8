import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../contract/shapes/job.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { timeLeft } from '../../../i18n/time-left.ts';
import keeping from '../../../keeping/keeping.module.css';
import styles from './folder.module.css';

const stages = ['folder-copy', 'folder-verify'] as const;

/** How far the copy is, how long it takes yet, and the way to stop it. */
export function MoveProgress({ job, onStop }: { job: Job | undefined; onStop: () => void }) {
  const { t } = useTranslation('settings');
  const { t: tBatch } = useTranslation('predict');
  const format = useFormat();
  const { stage, done, total, left } = job?.progress ?? { stage: '', done: 0, total: 0 };
  // When all is copied, the core makes way for the next one.
  const reopening = job?.state === 'done';
  const name = reopening
    ? t('folder.stages.reopen')
    : t(`folder.stages.${stages.find((known) => known === stage) ?? 'start'}`);
  const rest = left === undefined || reopening ? undefined : timeLeft(left);
  const words = [
    name,
    total > 0 && !reopening && t('folder.far', { done: format.bytes(done), total: format.bytes(total) }),
    rest && tBatch(`batch.left.${rest.unit}`, { count: rest.count }),
  ];
  return (
    <div className={styles.part}>
      <div className={keeping.progress}>
        <ProgressBar done={done} total={total} label={name} className={keeping.bar} />
        <span className={keeping.hint}>{words.filter(Boolean).join(' · ')}</span>
        <Button size="compact-sm" variant="default" disabled={!job || reopening} onClick={onStop}>
          {t('folder.stop')}
        </Button>
      </div>
      <p className={keeping.hint}>{t('folder.goOn')}</p>
    </div>
  );
}
