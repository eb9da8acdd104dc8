import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../../contract/shapes/model.ts';
import { testedOn } from '../../../../contract/shapes/tested-on.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { Interval } from '../interval.tsx';
import { TestWords } from '../test-words.tsx';
import styles from './result-panel.module.css';

/** How often the model is right, and on which photos that was seen. */
export function ResultPanel({ card }: { card: ModelCard }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { total, leftOut: twins } = card.photos;
  const { kept, leftOut, withheld } = testedOn(card);
  const how = leftOut === 0 ? 'kept' : kept === 0 ? 'leftOut' : 'both';
  const parts = [
    ['split.total', total],
    ['split.tested', card.test.total],
    ...(kept > 0 && leftOut > 0
      ? ([
          ['split.kept', kept],
          ['split.leftOut', leftOut],
        ] as const)
      : []),
    ...(kept > 0 && twins > 0 ? ([['split.twins', twins]] as const) : []),
  ] as const;
  return (
    <Panel title={t('result.title')}>
      <p className={styles.words}>
        <TestWords test={card.test} />
      </p>
      <Interval test={card.test} />
      <p className={styles.note}>{t('result.words')}</p>
      <p className={styles.note}>
        {t(`result.counted.${how}`, {
          kept: format.number(kept),
          leftOut: format.number(leftOut),
          total: format.number(total),
        })}
      </p>
      <p className={styles.note}>
        {t('result.right')} {withheld > 0 && t('result.withheld', { count: withheld, number: format.number(withheld) })}
      </p>
      <dl className={styles.split}>
        {parts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
