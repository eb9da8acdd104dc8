import { useTranslation } from 'react-i18next';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { classShares } from './class-shares.ts';
import styles from './measures.module.css';

const MOST = 5;

interface Props {
  now: Readonly<Record<string, number>>;
  usual: Readonly<Record<string, number>>;
}

/** How often each class comes now, and usually. */
export function ClassSharePairs({ now, usual }: Props) {
  const { t } = useTranslation('monitoring');
  const format = useFormat();
  const classes = classShares(now, usual);
  const more = classes.length - MOST;
  return (
    <table className={styles.classes}>
      <thead>
        <tr>
          <th scope="col">{t('drift.class')}</th>
          <td />
          <th scope="col">{t('drift.now')}</th>
          <th scope="col">{t('drift.usually')}</th>
        </tr>
      </thead>
      <tbody>
        {classes.slice(0, MOST).map((one) => (
          <tr key={one.label}>
            <th scope="row">
              <VerdictName verdict={one.label} />
            </th>
            <td className={styles.bars} aria-hidden>
              <span className={styles.fill} data-side="now" style={{ width: `${100 * one.now}%` }} />
              <span className={styles.fill} data-side="usually" style={{ width: `${100 * one.usual}%` }} />
            </td>
            <td>{format.percent(one.now)}</td>
            <td>{format.percent(one.usual)}</td>
          </tr>
        ))}
      </tbody>
      {more > 0 && (
        <tfoot>
          <tr>
            <td colSpan={4}>{t('drift.moreClasses', { count: more, number: format.number(more) })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
