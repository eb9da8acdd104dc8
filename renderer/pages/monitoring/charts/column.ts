import type { ReactNode } from 'react';
import type { TrafficRow } from './traffic-rows.ts';

/** One thing a chart shows of each step: the same in its tooltip and in its table. */
export interface Column {
  key: string;
  name: ReactNode;
  /** What stands for it in the chart. */
  mark?: ReactNode;
  /** None where the step has none. */
  value: (row: TrafficRow) => string | undefined;
}
