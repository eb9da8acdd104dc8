import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReferenceLine } from 'recharts';
import styles from '../../../components/chart/chart.module.css';
import type { Column } from '../../../components/chart/column.ts';
import { StepChart } from '../../../components/chart/step-chart.tsx';
import type { ChartFrame } from './chart-frame.ts';
import { isNearEnd, namedMarks, shortVersion } from './switch-marks.ts';
import type { TrafficRow } from './traffic-rows.ts';

/** Room above for the names of versions. */
const NAMES = 24;

interface Props {
  id: string;
  frame: ChartFrame;
  title: string;
  /** What it says, in a sentence. */
  words: string;
  columns: readonly Column<TrafficRow>[];
  /** How a value is written at the axis. */
  tick: (value: number) => string;
  /** Where lines are drawn, the last one being the top. */
  ticks: readonly number[];
  legend?: ReactNode;
  /** The lines, areas or bars. */
  children: ReactNode;
}

/** A chart over the steps of a span, with marks where other versions went live. */
export function TrafficChart({ frame, children, ...props }: Props) {
  const { t } = useTranslation('monitoring');
  const { rows, marks, names } = frame;
  const named = namedMarks(marks, rows);
  return (
    <StepChart {...props} rows={rows} names={names} {...(marks.length > 0 && { top: NAMES })}>
      {children}
      {marks.map(({ at, version, before }) => (
        <ReferenceLine
          key={at}
          x={at}
          stroke="var(--m-ink)"
          strokeDasharray="4 3"
          {...(named.has(at) && {
            label: {
              value: t('chart.mark', { version: shortVersion(version) }) + (before > 0 ? ` (+${before})` : ''),
              position: 'top',
              offset: 9,
              fill: 'var(--m-ink)',
              fontSize: 11,
              className: isNearEnd(at, rows) ? (styles.before ?? '') : '',
            },
          })}
        />
      ))}
    </StepChart>
  );
}
