import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ClassBars } from '../../../components/class-bars.tsx';
import { NEITHER } from '../../../components/class-mark.ts';
import { Confidence } from '../../../components/confidence.tsx';
import { IconAlert } from '../../../components/icons.ts';
import { Thumbnail } from '../../../components/thumbnail.tsx';
import { useTroubleWords } from '../../../components/use-trouble-words.ts';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { SaidMark } from '../../../corrections/said-mark.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useReason } from '../detail/verdict-headline.tsx';
import type { ResultItem } from './result-item.ts';
import styles from './result-row.module.css';

interface Props {
  item: ResultItem;
  onGone: () => void;
}

/** A photo in the list: everything in one line. */
export const ResultRow = memo(function ResultRow({ item, onGone }: Props) {
  const { verdict, error } = item;
  return (
    <span className={styles.row}>
      <span className={styles.picture}>
        {error ? (
          <IconAlert className={styles.alert} size={24} stroke={1.4} aria-hidden />
        ) : (
          <Thumbnail key={item.thumbnail} src={item.thumbnail} alt="" onGone={onGone} />
        )}
      </span>
      {verdict ? <Judged item={item} verdict={verdict} /> : error && <Failed item={item} error={error} />}
    </span>
  );
});

function Judged({ item, verdict }: { item: ResultItem; verdict: NonNullable<ResultItem['verdict']> }) {
  const { t } = useTranslation('predict');
  const format = useFormat();
  const reason = useReason(verdict);
  return (
    <>
      <span className={styles.what}>
        <span className={styles.verdict}>
          <VerdictName verdict={verdict.verdict} />
          <span className={styles.share}>
            <Confidence verdict={verdict} />
          </span>
        </span>
        <span className={styles.soft}>{reason}</span>
        {item.hash !== undefined && (
          <span>
            <SaidMark hash={item.hash} version={verdict.version} />
          </span>
        )}
      </span>
      <span className={styles.name}>
        <span className={styles.cut}>{item.photo}</span>
        <span className={styles.soft}>
          {verdict.version}
          {item.ms !== undefined && ` · ${t('milliseconds', { ms: format.ms(item.ms) })}`}
        </span>
      </span>
      <span className={styles.bars}>
        <ClassBars
          neither={verdict.verdict === NEITHER}
          scores={verdict.scores}
          most={verdict.verdict === NEITHER ? 2 : 3}
        />
      </span>
    </>
  );
}

function Failed({ item, error }: { item: ResultItem; error: NonNullable<ResultItem['error']> }) {
  const words = useTroubleWords()(error);
  return (
    <>
      <span className={styles.problem}>
        <span className={styles.verdict}>{words.message}</span>
        <span className={styles.hint}>{words.hint}</span>
      </span>
      <span className={styles.name}>
        <span className={styles.cut}>{item.photo}</span>
      </span>
    </>
  );
}

/** The place of a photo whose turn has not come. */
export function PendingRow() {
  return (
    <span className={styles.row} aria-hidden>
      <span className={`${styles.picture} ${styles.pending}`} />
    </span>
  );
}
