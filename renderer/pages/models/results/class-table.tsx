import { useTranslation } from 'react-i18next';
import type { ClassQuality } from '../../../../contract/models.ts';
import type { ModelCard } from '../../../../contract/shapes/model.ts';
import { withheldOf } from '../../../../contract/shapes/tested-on.ts';
import { Table } from '../../../components/table.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useFormat } from '../../../i18n/format.ts';
import styles from './class-table.module.css';

interface Props {
  card: ModelCard;
  /** None where what was said of each photo was not kept. */
  quality: readonly ClassQuality[] | undefined;
}

/** How each class fared. */
export function ClassTable({ card, quality }: Props) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const share = (value: number | undefined) => (value === undefined ? '–' : format.percent(value));
  return (
    <>
      {quality && <p className={styles.words}>{t('classes.words')}</p>}
      <Table className={styles.table} label={t('classes.title')}>
        <thead>
          <tr>
            <th scope="col">{t('classes.class')}</th>
            {quality && <th scope="col">{t('classes.precision')}</th>}
            {quality && <th scope="col">{t('classes.recall')}</th>}
            <th scope="col">{t('classes.right')}</th>
            <th scope="col">{t('classes.photos')}</th>
            <th scope="col">{t('classes.judgedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {card.classes.map(({ label, photos, test, correct, judgedBy }, at) => {
            const withheld = withheldOf(card, at);
            const own = quality?.find((one) => one.label === label);
            return (
              <tr key={label}>
                <th scope="row">
                  <VerdictName verdict={label} />
                </th>
                {quality && <td>{share(own?.precision)}</td>}
                {quality && <td>{share(own?.recall)}</td>}
                <td>
                  {t('classes.of', { correct: format.number(correct), total: format.number(test) })}
                  {withheld > 0 && (
                    <span className={styles.withheld}>
                      {t('classes.withheld', { count: withheld, number: format.number(withheld) })}
                    </span>
                  )}
                </td>
                <td>{format.number(photos)}</td>
                <td className={styles.how}>{t(`classes.${judgedBy}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}
