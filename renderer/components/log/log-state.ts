import type { LogView } from './log-view.ts';

export interface Log {
  view: LogView;
  /** A longer one, which takes its place when it is there: until then the lines in sight stay. */
  longer?: LogView | undefined;
  /** Another one each time the lines changed. */
  version: number;
  state: 'loading' | 'live' | 'lost' | 'ended';
  /** Why the log does not come, where the core says so. */
  error: unknown;
}

/** A log of which nothing has come yet. */
export const logOf = (view: LogView): Log => ({ view, version: 0, state: 'loading', error: undefined });

/** The same log, while more of its lines are fetched. */
export const withLonger = (known: Log, view: LogView): Log =>
  known.view.total() > 0 ? { ...known, longer: view } : logOf(view);

/** Lines that are in sight already have not come in a longer log yet. */
export const isBehind = ({ view, longer }: Log, of: LogView): boolean => longer === of && of.latest() < view.latest();

/** What is drawn when lines came in `view`, or when its line broke. */
export function drawnOver(known: Log, view: LogView, state: Log['state'], error: unknown): Log {
  if (known.view !== view && known.longer !== view) return known; // of a log that is closed
  if (state === 'lost' && isBehind(known, view)) return { ...known, state, error };
  return { view, version: known.version + 1, state, error };
}
