import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CartesianGrid, ComposedChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFigure } from './chart-figure.tsx';
import type { ChartFrame } from './chart-frame.ts';
import { ChartTip } from './chart-tip.tsx';
import type { Column } from './column.ts';
import { isNearEnd, shortVersion } from './switch-marks.ts';
import styles from './traffic-chart.module.css';

const HEIGHT = 210;
/** Steps that are named below the axis, at most. */
const NAMED = 12;
const TICK = { fill: 'var(--m-ink-soft)', fontSize: 12 };

interface Props {
  id: string;
  frame: ChartFrame;
  title: string;
  /** What it says, in a sentence. */
  words: string;
  columns: readonly Column[];
  /** How a value is written at the axis. */
  tick: (value: number) => string;
  /** Where lines are drawn, the last one being the top. */
  ticks: readonly number[];
  legend?: ReactNode;
  /** The lines, areas or bars. */
  children: ReactNode;
}

/** A chart over the steps of a span, with what all of them share: axes, marks of new versions, a tooltip, a table. */
export function TrafficChart({ id, frame, title, words, columns, tick, ticks, legend, children }: Props) {
  const { t } = useTranslation('monitoring');
  const { rows, marks, names } = frame;
  // Few of them, since each is measured; where there is no room for these either, some are left out.
  const named = rows.filter((_row, at) => at % Math.ceil(rows.length / NAMED) === 0).map(({ at }) => at);
  return (
    <ChartFigure id={id} title={title} words={words} columns={columns} rows={rows} names={names} legend={legend}>
      <ComposedChart
        responsive
        className={styles.chart ?? ''}
        style={{ width: '100%', height: HEIGHT }}
        data={rows}
        margin={{ top: marks.length > 0 ? 24 : 8, right: 8, bottom: 0, left: 0 }}
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
        {marks.map(({ at, version, before }) => (
          <ReferenceLine
            key={at}
            x={at}
            stroke="var(--m-ink)"
            strokeDasharray="4 3"
            label={{
              value: t('chart.mark', { version: shortVersion(version) }) + (before > 0 ? ` (+${before})` : ''),
              position: 'top',
              offset: 9,
              fill: 'var(--m-ink)',
              fontSize: 11,
              className: isNearEnd(at, rows) ? (styles.before ?? '') : '',
            }}
          />
        ))}
      </ComposedChart>
    </ChartFigure>
  );
}
