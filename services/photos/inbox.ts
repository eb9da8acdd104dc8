/** Hands values over, one for one: who puts one waits until it is taken, so that nothing piles up. */
export interface Inbox<T> extends AsyncIterable<T> {
  /** Resolves when the value is taken; false where nobody takes any more. */
  put(value: T): Promise<boolean>;
  /** No value follows. */
  end(): void;
}

export function createInbox<T>(): Inbox<T> {
  const offered: { value: T; taken: (taken: boolean) => void }[] = [];
  const waiting: ((result: IteratorResult<T, undefined>) => void)[] = [];
  let ended = false;

  const end = () => {
    ended = true;
    if (offered.length === 0) for (const take of waiting.splice(0)) take({ done: true, value: undefined });
  };

  return {
    put(value) {
      if (ended) return Promise.resolve(false);
      const take = waiting.shift();
      if (take) {
        take({ done: false, value });
        return Promise.resolve(true);
      }
      return new Promise((taken) => offered.push({ value, taken }));
    },
    end,
    [Symbol.asyncIterator]: () => ({
      async next() {
        const offer = offered.shift();
        offer?.taken(true);
        if (offer) return { done: false, value: offer.value };
        return ended ? { done: true, value: undefined } : new Promise((take) => waiting.push(take));
      },
      async return() {
        end();
        for (const { taken } of offered.splice(0)) taken(false);
        return { done: true, value: undefined };
      },
    }),
  };
}
