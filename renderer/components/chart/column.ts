import type { ReactNode } from 'react';

/** One thing a chart shows of each step: the same in its tooltip and in its table. */
export interface Column<Row> {
  key: string;
  name: ReactNode;
  /** What stands for it in the chart. */
  mark?: ReactNode;
  /** None where the step has none. */
  value: (row: Row) => string | undefined;
}

/** What a chart is drawn over. */
export interface Step {
  at: string;
}

/** What steps are called. */
export interface StepNames {
  /** Below the axis. */
  tick(at: string): string;
  /** In full: from when to when. */
  whole(at: string): string;
}
