/** Wakes all who wait for the next change. */
export interface Pulse {
  /** Resolves at the next beat; also when `signal` is aborted. */
  next(signal?: AbortSignal): Promise<void>;
  beat(): void;
}

export function createPulse(): Pulse {
  let current = Promise.withResolvers<void>();
  return {
    async next(signal) {
      const aborted = Promise.withResolvers<void>();
      const stop = () => aborted.resolve();
      if (signal?.aborted) return;
      signal?.addEventListener('abort', stop);
      await Promise.race([current.promise, aborted.promise]);
      signal?.removeEventListener('abort', stop);
    },
    beat() {
      const beaten = current;
      current = Promise.withResolvers<void>();
      beaten.resolve();
    },
  };
}
