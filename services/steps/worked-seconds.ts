import type { Measurement } from '../ports/tracker.ts';

/** Measured of each stage, not of what is learnt: each time somebody worked at it, to its end or not. */
const SECONDS = 'seconds/';

/** Seconds of one time of work at a stage, as a run measures it. */
export const secondsOf = (stage: string, value: number): Measurement => ({
  name: `${SECONDS}${stage}`,
  step: 0,
  value,
});

export const isSeconds = ({ name }: Measurement): boolean => name.startsWith(SECONDS);

/** Seconds that were worked at a stage, or at all of them, without the pauses of a run that was resumed; none before. */
export function workedSeconds(measurements: readonly Measurement[], stage?: string): number | undefined {
  const own = measurements.filter(({ name }) => (stage ? name === `${SECONDS}${stage}` : name.startsWith(SECONDS)));
  return own.length === 0 ? undefined : own.reduce((sum, { value }) => sum + value, 0);
}
