import type { LoadTick } from '../../domain/load/tally.ts';
import { bucketOf, FINE } from '../../domain/traffic/latency-buckets.ts';

/** What comes of the photos that are sent, from one second to the next. */
export interface Count {
  answered(version: string, ms: number): void;
  turnedAway(): void;
  failed(what: string): void;
  /** All since it was taken last. `at`: seconds since the beginning. */
  take(at: number, users: number): LoadTick;
}

const bump = <Key>(map: Map<Key, number>, key: Key): void => void map.set(key, (map.get(key) ?? 0) + 1);

export function createCount(): Count {
  const buckets = new Map<number, number>();
  const versions = new Map<string, number>();
  const failures = new Map<string, number>();
  let away = 0;
  let cpu = process.cpuUsage();
  let since = performance.now();

  return {
    answered(version, ms) {
      bump(versions, version);
      bump(buckets, bucketOf(ms, FINE));
    },
    turnedAway: () => void away++,
    failed: (what) => bump(failures, what),
    take(at, users) {
      const [took, now] = [process.cpuUsage(cpu), performance.now()];
      const tick = {
        at,
        users,
        buckets: [...buckets],
        turnedAway: away,
        failures: Object.fromEntries(failures),
        versions: Object.fromEntries(versions),
        // Microseconds of work in milliseconds of time.
        cpu: (took.user + took.system) / 1000 / Math.max(1, now - since),
      };
      for (const map of [buckets, versions, failures]) map.clear();
      away = 0;
      cpu = process.cpuUsage();
      since = now;
      return tick;
    },
  };
}
