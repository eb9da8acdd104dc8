import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../contract/shapes/model.ts';
import { NEITHER } from '../../components/class-mark.ts';
import { ScrollRegion } from '../../components/scroll-region.tsx';
import { VerdictName } from '../../components/verdict-name.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './confusion-matrix.module.css';

/** What the photos of each class were called. The darker a cell, the larger its share of the row. */
export function ConfusionMatrix({ card }: { card: ModelCard }) {
  const { t } = useTranslation('models');
  const words = useId();
  const labels = card.classes.map(({ label }) => label);
  return (
    <>
      <p id={words} className={styles.words}>
        {t('confusion.words')}
      </p>
      <ScrollRegion className={styles.scroller} label={t('confusion.title')}>
        <table className={styles.matrix} aria-describedby={words}>
          <thead>
            <tr>
              <td />
              {[...labels, NEITHER].map((label) => (
                <th key={label} scope="col">
                  <VerdictName verdict={label} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, truth) => (
              <tr key={label}>
                <th scope="row">
                  <VerdictName verdict={label} />
                </th>
                <Counts counts={card.confusion[truth] ?? []} truth={truth} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Counts({ counts, truth }: { counts: readonly number[]; truth: number }) {
  const format = useFormat();
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, called) => (
    <td
      // biome-ignore lint/suspicious/noArrayIndexKey: the place is the class
      key={called}
      className={styles.cell}
      data-right={called === truth || undefined}
      data-zero={count === 0 || undefined}
      style={{ '--share': all === 0 ? 0 : count / all }}
    >
      {format.number(count)}
    </td>
  ));
}
