import styles from './chart.module.css';
import type { Column, Step, StepNames } from './column.ts';

interface Props<Row> {
  row: Row | undefined;
  columns: readonly Column<Row>[];
  names: StepNames;
}

/** What a chart says of the step under the mouse, or of the one the arrow keys went to. */
export function ChartTip<Row extends Step>({ row, columns, names }: Props<Row>) {
  return (
    <div className={styles.tip} role="status">
      {row && (
        <>
          <p className={styles.tipHead}>{names.whole(row.at)}</p>
          <dl>
            {columns.map(({ key, name, mark, value }) => (
              <div key={key} className={styles.tipRow}>
                <dt>
                  {mark}
                  {name}
                </dt>
                <dd>{value(row) ?? '–'}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
