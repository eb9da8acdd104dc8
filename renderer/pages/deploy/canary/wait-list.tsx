import { useTranslation } from 'react-i18next';
import type { CanaryWait } from '../../../../contract/shapes/canary.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useRunningDown } from '../../../data/use-running-down.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLeftWords } from '../../stack/work/use-step-words.ts';
import styles from './canary.module.css';

/** What is not there yet for a decision, how much of it is, and how long that takes. */
export function WaitList({ waits }: { waits: readonly CanaryWait[] }) {
  const { t } = useTranslation('deploy');
  if (waits.length === 0) return null;
  return (
    <ul className={styles.waits} aria-label={t('canary.waits')}>
      {waits.map((wait) => (
        <Wait key={wait.for} wait={wait} />
      ))}
    </ul>
  );
}

function Wait({ wait: { for: what, done, total, left } }: { wait: CanaryWait }) {
  const { t } = useTranslation('deploy');
  const format = useFormat();
  const leftWords = useLeftWords();
  const running = useRunningDown(left);
  const name = t(`canary.wait.${what}`);
  const amount =
    what === 'time'
      ? undefined
      : t('canary.of', { done: format.number(Math.floor(done)), total: format.number(Math.ceil(total)) });
  return (
    <li className={styles.wait}>
      <span className={styles.waitWords}>
        <span>{[name, amount].filter(Boolean).join(' · ')}</span>
        <span className={styles.soft}>{running === undefined ? undefined : leftWords(running)}</span>
      </span>
      <ProgressBar done={Math.floor(done)} total={Math.ceil(total)} label={name} />
    </li>
  );
}
