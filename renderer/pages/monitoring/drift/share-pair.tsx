import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import styles from './measures.module.css';

/** A share now above the usual one. */
export function SharePair({ now, usual }: { now: number; usual: number }) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const rows = [
    { key: 'now', share: now },
    { key: 'usually', share: usual },
  ] as const;
  return (
    <dl className={styles.pair}>
      {rows.map(({ key, share }) => (
        <div key={key} className={styles.row}>
          <dt>{t(`drift.${key}`)}</dt>
          <dd className={styles.measure}>
            <span className={styles.track} data-meter aria-hidden>
              <span className={styles.fill} data-side={key} style={{ width: `${100 * share}%` }} />
            </span>
            <span className={styles.share}>{format.percent(share)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
