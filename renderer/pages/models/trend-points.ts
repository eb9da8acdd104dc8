import type { VersionSummary } from '../../../contract/shapes/model.ts';

export interface TrendPoint {
  version: string;
  /** What is written below it: the number of the version within its project. */
  name: string;
  /** Places from 0 to 1, from the left and from the bottom. */
  x: number;
  y: number;
  low: number;
  high: number;
  role: 'champion' | 'challenger' | undefined;
  /** There is room for its name. */
  named: boolean;
}

export interface Trend {
  points: TrendPoint[];
  /** Shares that a line is drawn at, with their places. */
  lines: { share: number; y: number }[];
}

const STEP = 0.1;

/** How the test result went from version to version, oldest first. `most` names fit below. */
export function trendPoints(versions: readonly VersionSummary[], most: number): Trend {
  const sorted = versions.toSorted((one, other) => (one.created < other.created ? -1 : 1));
  const lowest = Math.min(1 - STEP, ...sorted.map(({ test }) => test.interval[0]));
  const steps = Math.ceil((1 - lowest) / STEP - 1e-9);
  const floor = 1 - steps * STEP;
  const place = (share: number) => (share - floor) / (1 - floor);
  const every = Math.max(1, Math.ceil(sorted.length / Math.max(1, most)));
  const last = sorted.length - 1;
  return {
    points: sorted.map(({ version, project, test, aliases }, at) => ({
      version,
      name: version.startsWith(`${project}-`) ? version.slice(project.length + 1) : version,
      x: sorted.length === 1 ? 0.5 : at / last,
      y: place(test.accuracy),
      low: place(test.interval[0]),
      high: place(test.interval[1]),
      role: aliases[0],
      named: (last - at) % every === 0,
    })),
    lines: shownLines(steps).map((step) => ({ share: 1 - step * STEP, y: place(1 - step * STEP) })),
  };
}

/** At most five lines, 100 % being one. */
function shownLines(steps: number): number[] {
  const every = Math.ceil(steps / 4);
  return Array.from({ length: Math.floor(steps / every) + 1 }, (_, at) => at * every);
}
