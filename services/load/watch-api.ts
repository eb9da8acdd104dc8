import type { Seen } from '../domain/load/tally.ts';
import type { ApiLook, ApiProbe } from '../ports/api-probe.ts';

export interface WatchedApi {
  /** Where it is asked, and with which key. */
  ask: string;
  key?: string | undefined;
  /** Programs that answer there, where that is known. */
  replicas(): Promise<number | undefined>;
}

/** Looks at who answers while the generator asks, no more than once at a time. */
export interface ApiWatch {
  /** Looks again, unless a look goes on. */
  look(signal: AbortSignal): void;
  readonly seen: Seen;
}

/** `clock`: milliseconds. */
export function watchApi(
  probe: ApiProbe,
  { ask, key, replicas }: WatchedApi,
  clock = () => performance.now(),
): ApiWatch {
  let seen: Seen = {};
  let before: { look: ApiLook; at: number } | undefined;
  let looking = false;

  const lookOnce = async (signal: AbortSignal) => {
    const [look, count] = await Promise.all([probe.look(ask, key, signal), replicas().catch(() => undefined)]);
    const at = clock();
    // Behind one address there may be several programs, of which another one answers each time.
    const apiCpu = look && before && count === 1 ? coresOf(before, { look, at }) : undefined;
    before = look && { look, at };
    seen = { replicas: count, apiCpu };
  };
  return {
    look(signal) {
      if (looking || signal.aborted) return;
      looking = true;
      void lookOnce(signal)
        .catch(() => undefined)
        .finally(() => {
          looking = false;
        });
    },
    get seen() {
      return seen;
    },
  };
}

type At = { look: ApiLook; at: number };

function coresOf(before: At, now: At): number | undefined {
  const [from, to] = [before.look.cpuSeconds, now.look.cpuSeconds];
  if (from === undefined || to === undefined || before.look.started !== now.look.started) return undefined;
  return Math.max(0, to - from) / ((now.at - before.at) / 1000);
}
