import { useTranslation } from 'react-i18next';
import type { ClassResult } from '../../../../contract/shapes/model.ts';
import { Panel } from '../../../components/page.tsx';
import { Table } from '../../../components/table.tsx';
import { VerdictName } from '../../../components/verdict-name.tsx';
import { useModelCard } from '../../../data/use-models.ts';
import { useFormat } from '../../../i18n/format.ts';
import styles from './compare-table.module.css';

/** How each class fared in either version's own test. */
export function CompareClasses({ one, other }: { one: string; other: string }) {
  const { t } = useTranslation('models');
  const [first, second] = [useModelCard(one).data, useModelCard(other).data];
  if (!first || !second) return null;
  const labels = [...new Set([...first.classes, ...second.classes].map(({ label }) => label))];
  const of = (classes: readonly ClassResult[], label: string) => classes.find((own) => own.label === label);
  return (
    <Panel title={t('compare.classesTitle')}>
      <Table className={styles.table} label={t('compare.classesTitle')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{one}</th>
            <th scope="col">{other}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label) => (
            <tr key={label}>
              <th scope="row">
                <VerdictName verdict={label} />
              </th>
              <Right result={of(first.classes, label)} />
              <Right result={of(second.classes, label)} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Right({ result }: { result: ClassResult | undefined }) {
  const { t } = useTranslation('models');
  const format = useFormat();
  if (!result) return <td>–</td>;
  const { correct, test } = result;
  return (
    <td>
      {t('classes.of', { correct: format.number(correct), total: format.number(test) })}
      {test > 0 && ` · ${format.percent(correct / test)}`}
    </td>
  );
}
