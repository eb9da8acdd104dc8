import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../../contract/shapes/model.ts';
import { Panel } from '../../../components/page.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { Interval } from '../interval.tsx';
import { TestWords } from '../test-words.tsx';
import styles from './result-panel.module.css';

/** How often the model is right, and on which photos that was seen. */
export function ResultPanel({ card }: { card: ModelCard }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  const { total, train, test, leftOut } = card.photos;
  const crossed = crossValidated(card);
  const parts = [
    ['split.train', train],
    ['split.test', test],
    ['split.leftOut', leftOut],
  ] as const;
  return (
    <Panel title={t('result.title')}>
      <p className={styles.words}>
        <TestWords test={card.test} />
      </p>
      <Interval test={card.test} />
      <p className={styles.note}>{t('result.words')}</p>
      <p className={styles.note}>
        {crossed > 0 &&
          t('result.counted', {
            count: card.test.total,
            number: format.number(card.test.total),
            kept: format.number(card.test.total - crossed),
            crossed: format.number(crossed),
          })}{' '}
        {t('result.right')}
      </p>
      <dl className={styles.split}>
        <div>
          <dt>{t('split.total')}</dt>
          <dd>{format.number(total)}</dd>
        </div>
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

/** How many of the photos it was judged on were none of those kept for the test. */
const crossValidated = ({ classes }: ModelCard): number =>
  classes.filter(({ judgedBy }) => judgedBy === 'cross-validated').reduce((sum, { test }) => sum + test, 0);
