import { useTranslation } from 'react-i18next';
import { useClassMark } from '../data/classes-context.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from './class-bars.module.css';
import { ClassSymbol } from './class-symbol.tsx';

interface Props {
  scores: Readonly<Record<string, number>>;
  /** Shows only the best classes; the rest is said in a line. */
  most?: number;
  /** `tiny` leaves the numbers out. */
  size?: 'tiny' | 'small' | 'large';
  /** Of a photo called neither they say only what it would be if it had to be one: they are pale, and say so. */
  neither?: boolean;
}

/** How much the model holds each class for right: a bar a class, best first. */
export function ClassBars({ scores, most = Number.POSITIVE_INFINITY, size = 'small', neither = false }: Props) {
  const { t } = useTranslation('predict');
  const sorted = Object.entries(scores).sort(([, a], [, b]) => b - a);
  const rest = sorted.length - most;
  // Without its number even a pale bar looks sure.
  if (neither && size === 'tiny')
    return <span className={styles.if}>{t('bars.ifOne', { label: sorted[0]?.[0] ?? '' })}</span>;
  return (
    <span className={styles.bars} data-size={size} data-neither={neither || undefined}>
      {neither && <span className={styles.if}>{t('bars.if')}</span>}
      {sorted.slice(0, most).map(([label, score]) => (
        <Bar key={label} label={label} score={score} numbered={size !== 'tiny'} />
      ))}
      {size === 'large' && rest > 0 && <span className={styles.rest}>{t('bars.more', { count: rest })}</span>}
    </span>
  );
}

function Bar({ label, score, numbered }: { label: string; score: number; numbered: boolean }) {
  const format = useFormat();
  const { color } = useClassMark(label);
  return (
    <span className={styles.row}>
      <ClassSymbol label={label} size={10} />
      <span className={styles.label}>{label}</span>
      <span className={styles.track} data-meter aria-hidden>
        <span className={styles.fill} style={{ background: color, transform: `scaleX(${score})` }} />
      </span>
      {numbered && <span className={styles.share}>{format.confidence(score)}</span>}
    </span>
  );
}
