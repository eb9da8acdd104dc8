import { useTranslation } from 'react-i18next';
import type { ClassResult } from '../../../contract/shapes/model.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { VerdictName } from '../../components/verdict-name.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './class-table.module.css';

/** How each class fared. */
export function ClassTable({ classes }: { classes: readonly ClassResult[] }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  return (
    <ScrollRegion className={styles.scroller} label={t('classes.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('classes.class')}</th>
            <th scope="col">{t('classes.photos')}</th>
            <th scope="col">{t('classes.right')}</th>
            <th scope="col">{t('classes.judgedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(({ label, photos, test, correct, judgedBy }) => (
            <tr key={label}>
              <th scope="row">
                <VerdictName verdict={label} />
              </th>
              <td>{format.number(photos)}</td>
              <td>
                {t('classes.of', { correct: format.number(correct), total: format.number(test) })}
                {test > 0 && <span className={styles.share}> {format.percent(correct / test)}</span>}
              </td>
              <td className={styles.how}>{t(`classes.${judgedBy}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
