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

/** Of all steps, what lies at least between two marks that are named. */
const APART = 1 / 7;

/** Which marks have room for their words: the newest, and each that is far enough from the next one named. */
export function namedMarks(marks: readonly SwitchMark[], steps: readonly { at: string }[]): ReadonlySet<string> {
  const placeOf = new Map(steps.map(({ at }, place) => [at, place]));
  const named = new Set<string>();
  let next = Number.POSITIVE_INFINITY;
  for (const { at } of marks.toReversed()) {
    const place = placeOf.get(at) ?? 0;
    if (next - place < steps.length * APART) continue;
    named.add(at);
    next = place;
  }
  return named;
}

/** A mark's words have no room on both of its sides where it is among the last sixth of the steps. */
export const isNearEnd = (at: string, steps: readonly { at: string }[]): boolean =>
  steps.findIndex((step) => step.at === at) >= (steps.length * 5) / 6;

/** What is written at a mark: the number of the version within its project. */
export const shortVersion = (version: string): string => /\d+$/.exec(version)?.[0] ?? version;
