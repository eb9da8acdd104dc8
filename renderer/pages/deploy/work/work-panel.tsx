import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../../contract/shapes/job.ts';
import { Panel } from '../../../components/page.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useJobs } from '../../../data/jobs.ts';
import { useRunningDown } from '../../../data/use-running-down.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLeftWords } from '../../stack/work/use-step-words.ts';
import styles from './work-panel.module.css';
import { stages, workShare } from './work-share.ts';

const COUNTED: readonly string[] = ['deploy', 'deploy-key', 'deploy-canary'];

/** How far a deployment is: which stage, how much of it, how long yet. The bar never goes back. */
export function WorkPanel({ id }: { id: string }) {
  const { t } = useTranslation('deploy');
  const job = useJobs(({ running }) => running[id]);
  const leftWords = useLeftWords();
  const amount = useAmountWords();
  const left = useRunningDown(job?.progress.left);
  const farthest = useRef(0);
  farthest.current = Math.max(farthest.current, job ? workShare(job.progress) : 0);
  // What is only followed has nothing to count: its copies below show how far it is.
  if (job && !COUNTED.includes(job.kind)) return null;
  const stage = t(`stage.${stages.find((known) => known === job?.progress.stage) ?? 'begin'}`);
  return (
    <Panel>
      <div className={styles.line}>
        <span>{[stage, job && amount(job.progress)].filter(Boolean).join(' · ')}</span>
        <span className={styles.left}>{left !== undefined && leftWords(left)}</span>
      </div>
      <ProgressBar done={Math.round(farthest.current * 100)} total={100} label={stage} />
    </Panel>
  );
}

function useAmountWords() {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  return ({ stage, done, total }: Job['progress']): string | undefined => {
    if (stage === 'deploy-load') return done > 0 ? format.bytes(done) : undefined;
    if (total === 0) return undefined;
    const of = { done: format.number(done), total: format.number(total) };
    return stage === 'deploy-wait' ? t('stage.ready', of) : t('stage.step', of);
  };
}
