import type { TestResult } from '../../../contract/shapes/model.ts';
import styles from './interval.module.css';

/** Where the true share may lie: a band from 0 to 100 %, and the share that was seen. The words stand beside it. */
export function Interval({ test: { interval, accuracy } }: { test: TestResult }) {
  const [low, high] = interval;
  return (
    <span className={styles.scale} data-meter aria-hidden>
      <span className={styles.band} style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
      <span className={styles.seen} style={{ left: `${accuracy * 100}%` }} />
    </span>
  );
}
