import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackWork } from '../../../../contract/shapes/stack.ts';
import { Panel } from '../../../components/page.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useJobs } from '../../../data/jobs.ts';
import { useRunningDown } from '../../../data/use-running-down.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLeftWords } from './use-step-words.ts';
import styles from './work-panel.module.css';
import { sumOf } from './work-sum.ts';

/** How far the work on the stack is, all services together. The bar never goes back. */
export function WorkPanel({ work }: { work: StackWork }) {
  const { t } = useTranslation('stack');
  const format = useFormat();
  const leftWords = useLeftWords();
  const sum = sumOf(work.services);
  const told = useJobs(({ running }) => running[work.job]?.progress.left);
  const left = useRunningDown(told ?? sum.left);
  const farthest = useRef({ job: work.job, share: 0 });
  const before = farthest.current.job === work.job ? farthest.current.share : 0;
  const share = Math.max(before, sum.share);
  farthest.current = { job: work.job, share };
  const words = [
    t('work.ready', { done: format.number(sum.done), total: format.number(sum.total) }),
    sum.failed > 0 && t('work.failed', { count: sum.failed, number: format.number(sum.failed) }),
  ].filter(Boolean);
  return (
    <Panel>
      <div className={styles.line}>
        <span>{words.join(' · ')}</span>
        <span className={styles.words}>{left !== undefined && leftWords(left)}</span>
      </div>
      <ProgressBar done={Math.round(share * 100)} total={100} label={t(`task.${work.task}`)} />
    </Panel>
  );
}
