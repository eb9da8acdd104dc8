/** A value that changes, and whoever follows it. */
export interface Latest<T> {
  readonly value: T;
  set(value: T): void;
  /** The value as it is, then as it becomes; who is slow is told the last one alone. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<T, void>;
  readonly watchers: number;
}

export function createLatest<T>(first: T): Latest<T> {
  let value = first;
  const waiting = new Set<() => void>();
  let watchers = 0;
  return {
    get value() {
      return value;
    },
    get watchers() {
      return watchers;
    },
    set(next) {
      value = next;
      for (const wake of waiting) wake();
    },
    async *watch(signal) {
      watchers += 1;
      try {
        for (let told: T | symbol = Symbol('nothing yet'); !signal?.aborted; ) {
          if (told !== value) {
            told = value;
            yield value;
            continue;
          }
          await new Promise<void>((resolve) => {
            const wake = () => {
              waiting.delete(wake);
              signal?.removeEventListener('abort', wake);
              resolve();
            };
            waiting.add(wake);
            signal?.addEventListener('abort', wake);
          });
        }
      } finally {
        watchers -= 1;
      }
    },
  };
}
