import type { ServiceRule } from './stack-file.ts';

/** What the engine takes where the file says nothing. */
const USUAL = { interval: 30e9, timeout: 30e9, retries: 3 };
/** A busy computer starts things slowly, before the first check. */
const START_MS = 60_000;
const LONGEST_MS = 15 * 60_000;
/** A one-shot may migrate a database. */
const ONCE_MS = 10 * 60_000;

/** Milliseconds after its start by which a service is ready, or never will be. */
export function patienceFor({ healthcheck, oneShot }: Pick<ServiceRule, 'healthcheck' | 'oneShot'>): number {
  if (oneShot) return ONCE_MS;
  if (!healthcheck || healthcheck === 'off') return START_MS;
  const { interval = USUAL.interval, timeout = USUAL.timeout, retries = USUAL.retries, startPeriod = 0 } = healthcheck;
  return Math.min(LONGEST_MS, (startPeriod + (interval + timeout) * (retries + 1)) / 1e6 + START_MS);
}
