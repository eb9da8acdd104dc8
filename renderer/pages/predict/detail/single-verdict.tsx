import type { Refresh } from '../refresh.ts';
import type { ResultItem } from '../results/result-item.ts';
import { ResultDetail } from './result-detail.tsx';
import styles from './single-verdict.module.css';

/** A batch of one photo: one large card. */
export function SingleVerdict(props: { batch: string; item: ResultItem; refresh: Refresh }) {
  return (
    <div className={styles.card}>
      <h2 className={styles.name}>{props.item.photo}</h2>
      <ResultDetail {...props} />
    </div>
  );
}
