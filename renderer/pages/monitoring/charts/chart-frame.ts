import type { StepNames } from '../../../components/chart/column.ts';
import type { SwitchMark } from './switch-marks.ts';
import type { TrafficRow } from './traffic-rows.ts';

/** What every chart of a page is drawn over. */
export interface ChartFrame {
  rows: readonly TrafficRow[];
  marks: readonly SwitchMark[];
  names: StepNames;
}
