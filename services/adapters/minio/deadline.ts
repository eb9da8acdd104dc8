/** The end of one call: its signal is aborted when its time is over, or with the one it stands under. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether its time is over, rather than somebody hung up. */
  readonly over: boolean;
  /** Gives it so much time from now on. */
  extend(ms: number): void;
  clear(): void;
  /** Breaks off what is under way. */
  abort(): void;
}

export function createDeadline(ms: number, parent: AbortSignal): Deadline {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, parent]);
  let over = false;
  const end = () => {
    over = true;
    controller.abort(new DOMException('It took too long.', 'TimeoutError'));
  };
  let timer = setTimeout(end, ms);
  return {
    signal,
    get over() {
      return over;
    },
    extend(more) {
      clearTimeout(timer);
      timer = setTimeout(end, more);
    },
    clear: () => clearTimeout(timer),
    abort: () => controller.abort(),
  };
}
