/** Values from one writer to one reader, in order, as an async iterator. */
export interface Channel<T> extends AsyncIterableIterator<T> {
  /** Never waits: a reader that lags by more than the bound loses the oldest. No effect after the end. */
  push(value: T): void;
  /** The reader gets what was pushed before, then the end. */
  end(): void;
}

export interface ChannelOptions {
  /** Values kept for a reader that lags. */
  most: number;
  /** Ends the channel at once; what was not read is dropped. */
  signal?: AbortSignal | undefined;
  /** Called once when it ends; not where it never began, the signal being aborted already. */
  onEnd?: () => void;
}

const finished = { done: true, value: undefined } as const;

export const createChannel = <T>({ most, signal, onEnd }: ChannelOptions): Channel<T> => {
  let values: T[] = [];
  let waiting: ((result: IteratorResult<T>) => void)[] = [];
  let ended = signal?.aborted ?? false;

  const end = () => {
    if (ended) return;
    ended = true;
    signal?.removeEventListener('abort', drop);
    for (const resolve of waiting) resolve(finished);
    waiting = [];
    onEnd?.();
  };
  const drop = () => {
    values = [];
    end();
  };
  signal?.addEventListener('abort', drop);

  return {
    push(value) {
      if (ended) return;
      const resolve = waiting.shift();
      if (resolve) return resolve({ done: false, value });
      values.push(value);
      if (values.length > most) values.shift();
    },
    end,
    async next() {
      const [value] = values.splice(0, 1);
      if (value !== undefined) return { done: false, value };
      return ended ? finished : new Promise((resolve) => waiting.push(resolve));
    },
    async return() {
      drop();
      return finished;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
