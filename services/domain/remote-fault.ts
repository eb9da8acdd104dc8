import { Fault } from './fault.ts';
import { isNetworkFailure, isUnproven, networkReason } from './network-reason.ts';
import type { Reason } from './reason.ts';

/** The faults of a service that is somewhere else, such as MinIO or MLflow, in words. `service` is its name. */
export const remoteFaults = (service: string) => {
  const make =
    (code: Fault['code'], say: (why: string) => string, hint: string) =>
    (reason?: Reason, cause?: unknown, details: Record<string, string> = {}): Fault =>
      new Fault(code, say(reason?.why ?? ''), hint, { details: { service, ...reason, ...details }, cause });
  const faults = {
    down: make(
      'remote-down',
      (why) => `${service} does not answer${why && `: ${why}`}.`,
      'Start it on the Stack page, then try again.',
    ),
    slow: make(
      'remote-slow',
      () => `${service} takes too long to answer.`,
      'Try again in a moment; if it stays, look at it on the Stack page.',
    ),
    failed: make(
      'remote-failed',
      (why) => `${service} could not do this${why && `: ${why}`}.`,
      'Look at what it says on the Stack page, then try again.',
    ),
    refused: make(
      'remote-refused',
      (why) => `${service} does not let Meadow in${why && `: ${why}`}.`,
      'Check its address and its password on the Stack page.',
    ),
    full: make(
      'remote-full',
      () => `The disk of ${service} is full.`,
      'Make room on it, then try again: what was saved before is kept.',
    ),
    noBucket: (bucket: string, cause?: unknown): Fault =>
      make(
        'bucket-missing',
        () => `${service} has no bucket "${bucket}".`,
        'Start the stack again: it makes the buckets it needs.',
      )(undefined, cause, { bucket }),
  };
  return {
    ...faults,
    /** Whatever kept an answer from coming. */
    from(thrown: unknown): Fault {
      if (thrown instanceof Fault) return thrown;
      if (thrown instanceof Error && thrown.name === 'TimeoutError') return faults.slow(undefined, thrown);
      const why = networkReason(thrown);
      if (isUnproven(thrown)) return faults.refused(why, thrown);
      return isNetworkFailure(thrown) ? faults.down(why, thrown) : faults.failed(why, thrown);
    },
  };
};
