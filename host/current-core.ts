import type { Core } from '../services/assembly/core.ts';

/** What a window asks of a core, whichever it is just now. */
export interface ServedCore extends Pick<Core, 'router' | 'files' | 'log'> {
  /** Resolves when there is one: another takes its place where the data folder moves. */
  ready?(): Promise<void>;
}

export interface CurrentCore extends ServedCore {
  ready(): Promise<void>;
  /** None while one takes the place of another. */
  set(core: Core | undefined): void;
}

/** The core that answers now. Who asks while there is none waits for the next. */
export function createCurrentCore(): CurrentCore {
  let latest: Core | undefined;
  let waiting = Promise.withResolvers<void>();
  const known = (): Core => {
    if (!latest) throw new Error('There was no core yet.');
    return latest;
  };
  return {
    get router() {
      return known().router;
    },
    get files() {
      return known().files;
    },
    log: {
      debug: (...words) => known().log.debug(...words),
      info: (...words) => known().log.info(...words),
      warn: (...words) => known().log.warn(...words),
      error: (...words) => known().log.error(...words),
    },
    ready: () => waiting.promise,
    set(core) {
      waiting.resolve();
      if (core) latest = core;
      else waiting = Promise.withResolvers();
    },
  };
}
