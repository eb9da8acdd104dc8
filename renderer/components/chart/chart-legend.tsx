import styles from './chart.module.css';
import type { Column } from './column.ts';

/** What each column of a chart is drawn with. */
export function ChartLegend<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <ul className={styles.legend}>
      {columns.map(({ key, name, mark }) => (
        <li key={key}>
          {mark}
          {name}
        </li>
      ))}
    </ul>
  );
}
