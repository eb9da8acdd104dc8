/** What has to be undone at the end, in reverse order. */
export interface Closing {
  defer(close: () => Promise<void> | void): void;
  /** Undoes everything, also where one part fails; throws the first failure. A second call waits for the first. */
  close(): Promise<void>;
}

export function createClosing(): Closing {
  const steps: (() => Promise<void> | void)[] = [];
  let closed: Promise<void> | undefined;

  const closeAll = async () => {
    const failures: unknown[] = [];
    for (const step of steps.toReversed()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    defer: (close) => void steps.push(close),
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}
