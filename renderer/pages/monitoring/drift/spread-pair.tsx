import { useTranslation } from 'react-i18next';
import type { Spread } from '../../../../contract/shapes/drift.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './measures.module.css';
import { spreadPlaces } from './spread-places.ts';

interface Props {
  now: Spread;
  usual: Spread;
  /** What it means to lie at either end. */
  ends: { low: string; high: string };
}

/** How a measure is spread now, above how it usually is: half of the photos in the box, nine of ten within the line. */
export function SpreadPair({ now, usual, ends }: Props) {
  const { t } = useTranslation('monitoring');
  const places = spreadPlaces(now, usual);
  const rows = [
    { key: 'now', spread: now, place: places.now },
    { key: 'usually', spread: usual, place: places.usual },
  ] as const;
  return (
    <dl className={styles.pair}>
      {rows.map(({ key, spread, place }) => (
        <div key={key} className={styles.row}>
          <dt>{t(`drift.${key}`)}</dt>
          <dd>
            <Box side={key} spread={spread} place={place} />
          </dd>
        </div>
      ))}
      <div className={styles.row}>
        <dt />
        <dd className={styles.ends}>
          <span>{ends.low}</span>
          <span>{ends.high}</span>
        </dd>
      </div>
    </dl>
  );
}

function Box({ side, spread, place }: { side: 'now' | 'usually'; spread: Spread; place: Spread }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const [p5, p25, p50, p75, p95] = place;
  const stretch = (from: number, to: number) => ({ left: `${100 * from}%`, width: `${100 * (to - from)}%` });
  return (
    <div
      className={styles.lane}
      data-meter
      role="img"
      aria-label={t('drift.spread', {
        low: format.tiny(spread[1]),
        middle: format.tiny(spread[2]),
        high: format.tiny(spread[3]),
      })}
    >
      <span className={styles.whisker} style={stretch(p5, p95)} />
      <span className={styles.box} data-side={side} style={stretch(p25, p75)} />
      <span className={styles.median} style={{ left: `${100 * p50}%` }} />
    </div>
  );
}
