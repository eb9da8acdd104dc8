import { Line } from 'recharts';
import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import styles from '../../../components/chart/chart.module.css';
import type { Column, StepNames } from '../../../components/chart/column.ts';
import { lonely } from '../../../components/chart/lonely.tsx';
import { StepChart } from '../../../components/chart/step-chart.tsx';
import type { LoadRow } from '../load-rows.ts';

interface Drawn {
  key: Exclude<keyof LoadRow, 'at'>;
  name: string;
  stroke: string;
  /** Told apart by how it is drawn, too. */
  dash?: string;
}

interface Props {
  id: string;
  rows: readonly LoadRow[];
  names: StepNames;
  title: string;
  words: string;
  lines: readonly Drawn[];
  /** How a value is written. */
  show: (value: number) => string;
  /** The axis reaches so far at least. */
  least: number;
}

/** A few values over the time of a test. */
export function LinesChart({ lines, rows, show, least, ...props }: Props) {
  const columns = lines.map(
    ({ key, name, stroke, dash }): Column<LoadRow> => ({
      key,
      name,
      mark: (
        <svg className={styles.sample} width={20} height={10} aria-hidden>
          <line x1={0} x2={20} y1={5} y2={5} stroke={stroke} strokeWidth={2} strokeDasharray={dash} />
        </svg>
      ),
      value: ({ [key]: value }) => (value === undefined ? undefined : show(value)),
    }),
  );
  const ticks = axisTicks(
    lines.flatMap(({ key }) => rows.map(({ [key]: value }) => value)),
    least,
  );
  return (
    <StepChart
      {...props}
      rows={rows}
      columns={columns}
      tick={show}
      ticks={ticks}
      legend={
        <ul className={styles.legend}>
          {columns.map(({ key, name, mark }) => (
            <li key={key}>
              {mark}
              {name}
            </li>
          ))}
        </ul>
      }
    >
      {lines.map(({ key, stroke, dash }) => (
        <Line
          key={key}
          dataKey={key}
          stroke={stroke}
          strokeWidth={2}
          {...(dash && { strokeDasharray: dash })}
          dot={lonely(rows.map(({ [key]: value }) => value))}
          activeDot={{ r: 3, fill: stroke, stroke: 'none' }}
          isAnimationActive={false}
        />
      ))}
    </StepChart>
  );
}
