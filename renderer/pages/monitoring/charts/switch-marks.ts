import type { TrafficSeries } from '../../../../contract/shapes/traffic.ts';

/** A step in which versions went live, the last one being named. */
export interface SwitchMark {
  at: string;
  version: string;
  /** Went live before it in the same step. */
  before: number;
}

type Series = Pick<TrafficSeries, 'points' | 'switches' | 'step'>;

/** Where a line is drawn because another version went live: at the step the moment lies in. */
export function switchMarks({ points, switches, step }: Series): SwitchMark[] {
  const marks = new Map<string, SwitchMark>();
  for (const { at, version } of switches.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const moment = Date.parse(at);
    const point = points.find((one) => moment < Date.parse(one.at) + step * 1000);
    if (!point || moment < Date.parse(points[0]?.at ?? at)) continue;
    marks.set(point.at, { at: point.at, version, before: (marks.get(point.at)?.before ?? -1) + 1 });
  }
  return [...marks.values()];
}

/** A mark's words have no room on both of its sides where it is among the last sixth of the steps. */
export const isNearEnd = (at: string, steps: readonly { at: string }[]): boolean =>
  steps.findIndex((step) => step.at === at) >= (steps.length * 5) / 6;

/** What is written at a mark: the number of the version within its project. */
export const shortVersion = (version: string): string => /\d+$/.exec(version)?.[0] ?? version;
