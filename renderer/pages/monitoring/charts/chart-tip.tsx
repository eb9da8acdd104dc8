import type { Column } from './column.ts';
import type { StepNames } from './step-names.ts';
import styles from './traffic-chart.module.css';
import type { TrafficRow } from './traffic-rows.ts';

interface Props {
  row: TrafficRow | undefined;
  columns: readonly Column[];
  names: StepNames;
}

/** What a chart says of the step under the mouse, or of the one the arrow keys went to. */
export function ChartTip({ row, columns, names }: Props) {
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
