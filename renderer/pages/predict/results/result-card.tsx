import { memo } from 'react';
import { ClassBars } from '../../../components/class-bars.tsx';
import { NEITHER } from '../../../components/class-mark.ts';
import { Confidence } from '../../../components/confidence.tsx';
import { IconAlert } from '../../../components/icons.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { SaidMark } from '../../../corrections/said-mark.tsx';
import { useReason } from '../detail/verdict-headline.tsx';
import styles from './result-card.module.css';
import type { ResultItem } from './result-item.ts';

interface Props {
  item: ResultItem;
  onGone: () => void;
}

/** A photo in the grid: the picture, what it is, how sure. */
export const ResultCard = memo(function ResultCard({ item, onGone }: Props) {
  return (
    <span className={styles.card}>
      <span className={styles.picture}>
        {item.error ? (
          <IconAlert className={styles.alert} size={32} stroke={1.3} aria-hidden />
        ) : (
          <Picture item={item} onGone={onGone} />
        )}
      </span>
      {item.verdict ? (
        <Judged item={item} verdict={item.verdict} />
      ) : (
        item.error && <Failed item={item} error={item.error} />
      )}
    </span>
  );
});

function Picture({ item, onGone }: Props) {
  const reason = useReason(item.verdict ?? { scores: {} });
  return (
    <>
      <Thumbnail key={item.thumbnail} src={item.thumbnail} alt="" onGone={onGone} />
      {reason && <span className={styles.reason}>{reason}</span>}
      {item.hash !== undefined && item.verdict && (
        <span className={styles.mark}>
          <SaidMark hash={item.hash} version={item.verdict.version} />
        </span>
      )}
    </>
  );
}

function Judged({ item, verdict }: { item: ResultItem; verdict: NonNullable<ResultItem['verdict']> }) {
  return (
    <>
      <span className={styles.verdict}>
        <VerdictName verdict={verdict.verdict} />
        <span className={styles.share}>
          <Confidence verdict={verdict} />
        </span>
      </span>
      <span className={styles.name}>{item.photo}</span>
      <ClassBars neither={verdict.verdict === NEITHER} scores={verdict.scores} most={3} size="tiny" />
    </>
  );
}

function Failed({ item, error }: { item: ResultItem; error: NonNullable<ResultItem['error']> }) {
  const words = useTroubleWords()(error);
  return (
    <>
      <span className={styles.problem}>{words.message}</span>
      <span className={styles.name}>{item.photo}</span>
      <span className={styles.hint}>{words.hint}</span>
    </>
  );
}

/** The place of a photo whose turn has not come. */
export function PendingCard() {
  return (
    <span className={styles.card} aria-hidden>
      <span className={`${styles.picture} ${styles.pending}`} />
    </span>
  );
}
