/** What main asks the core of pages, each question known by a number until it is answered. */
export interface PageQuestions {
  ask(send: (ask: number) => void): Promise<boolean>;
  answered(answer: { ask: number; own: boolean }): void;
  /** Answers all that are open with no: the core that was asked is gone. */
  giveUp(): void;
}

export function createPageQuestions(): PageQuestions {
  const open = new Map<number, (own: boolean) => void>();
  let last = 0;
  return {
    ask(send) {
      last += 1;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      open.set(last, resolve);
      send(last);
      return promise;
    },
    answered({ ask, own }) {
      open.get(ask)?.(own);
      open.delete(ask);
    },
    giveUp() {
      for (const resolve of open.values()) resolve(false);
      open.clear();
    },
  };
}
