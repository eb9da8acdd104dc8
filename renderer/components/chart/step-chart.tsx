import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts';
import styles from './chart.module.css';
import { ChartFigure } from './chart-figure.tsx';
import { ChartTip } from './chart-tip.tsx';
import type { Column, Step, StepNames } from './column.ts';

const HEIGHT = 210;
/** Steps that are named below the axis, at most. */
const NAMED = 12;
const TICK = { fill: 'var(--m-ink-soft)', fontSize: 12 };
/** Room above the lines. */
const TOP = 8;

interface Props<Row> {
  /** Where a link leads. */
  id: string;
  title: string;
  /** What it says, in a sentence. */
  words: string;
  rows: readonly Row[];
  names: StepNames;
  columns: readonly Column<Row>[];
  /** How a value is written at the axis. */
  tick: (value: number) => string;
  /** Where lines are drawn, the last one being the top. */
  ticks: readonly number[];
  top?: number;
  legend?: ReactNode;
  /** The lines, areas or bars, and what is written over them. */
  children: ReactNode;
}

/** A chart over steps, with what all of them share: axes, a tooltip, a table. */
export function StepChart<Row extends Step>(props: Props<Row>) {
  const { t } = useTranslation('monitoring');
  const { id, title, words, rows, names, columns, tick, ticks, top = TOP, legend, children } = props;
  // Few of them, since each is measured; where there is no room for these either, some are left out.
  const named = rows.filter((_row, at) => at % Math.ceil(rows.length / NAMED) === 0).map(({ at }) => at);
  return (
    <ChartFigure id={id} title={title} words={words} columns={columns} rows={rows} names={names} legend={legend}>
      <ComposedChart
        responsive
        className={styles.chart ?? ''}
        style={{ width: '100%', height: HEIGHT }}
        data={rows}
        margin={{ top, right: 8, bottom: 0, left: 0 }}
        aria-label={t('chart.keys', { title })}
      >
        <CartesianGrid vertical={false} stroke="var(--m-line)" />
        <XAxis
          dataKey="at"
          tickFormatter={names.tick}
          tick={TICK}
          stroke="var(--m-line-strong)"
          tickLine={false}
          ticks={named}
          interval="equidistantPreserveStart"
          minTickGap={28}
          tickMargin={8}
        />
        <YAxis
          tickFormatter={tick}
          tick={TICK}
          width={14 + 7.5 * Math.max(...ticks.map((value) => tick(value).length))}
          axisLine={false}
          tickLine={false}
          ticks={ticks}
          domain={[0, ticks.at(-1) ?? 1]}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--m-ink-soft)', strokeDasharray: '2 2' }}
          content={({ active, payload }) => (
            <ChartTip row={active ? payload[0]?.payload : undefined} columns={columns} names={names} />
          )}
        />
        {children}
      </ComposedChart>
    </ChartFigure>
  );
}
