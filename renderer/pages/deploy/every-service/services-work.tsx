import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useJobs } from '../../../data/jobs.ts';
import { useRunningDown } from '../../../data/use-running-down.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLeftWords } from '../../stack/work/use-step-words.ts';
import styles from '../work/work-panel.module.css';

const stages = ['every-look', 'every-build', 'every-load', 'every-put', 'every-wait', 'every-remove'] as const;

/** How far the services are: which stage, how much of it, how long yet. */
export function ServicesWork({ id }: { id: string }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const progress = useJobs(({ running }) => running[id])?.progress;
  const leftWords = useLeftWords();
  const left = useRunningDown(progress?.left);
  const stage = t(`every.stage.${stages.find((known) => known === progress?.stage) ?? 'every-look'}`);
  const { done = 0, total = 0 } = progress ?? {};
  const amount = total > 0 && t('every.amount', { done: format.number(done), total: format.number(total) });
  return (
    <div>
      <div className={styles.line}>
        <span>{[stage, amount].filter(Boolean).join(' · ')}</span>
        <span className={styles.left}>{left !== undefined && leftWords(left)}</span>
      </div>
      <ProgressBar done={done} total={total} label={stage} />
    </div>
  );
}
