import { axisTicks } from '../../../components/chart/axis-ticks.ts';
import { ChartLegend } from '../../../components/chart/chart-legend.tsx';
import type { Column, StepNames } from '../../../components/chart/column.ts';
import { drawnLine, LineSample, type LineStyle } from '../../../components/chart/drawn-line.tsx';
import { StepChart } from '../../../components/chart/step-chart.tsx';
import type { LoadRow } from '../load-rows.ts';

interface Drawn extends LineStyle {
  key: Exclude<keyof LoadRow, 'at'>;
  name: string;
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
    ({ key, name, ...style }): Column<LoadRow> => ({
      key,
      name,
      mark: <LineSample {...style} />,
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
      legend={<ChartLegend columns={columns} />}
    >
      {lines.map(({ key, ...style }) => drawnLine(key, style, rows))}
    </StepChart>
  );
}
