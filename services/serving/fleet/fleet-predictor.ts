import { asFault, Fault } from '../../domain/fault.ts';
import { tryingOrder } from '../../domain/stack/choose-replica.ts';
import type { Predictor, RemotePredictor } from '../../ports/predictor.ts';
import { noReplica } from './fleet-state.ts';
import type { Member } from './member.ts';

/** Replicas a photo is given to, where each dies of it or of something else: the photo may be the reason. */
const MOST_DEATHS = 2;

/** What is no answer, but may be one from another replica. */
const elsewhere = ['predictor-down', 'predictor-busy', 'model-missing'];

/** The replica that has least to do answers. */
export function createFleetPredictor(members: () => readonly Member[]): Predictor & {
  ask<T>(work: (predictor: RemotePredictor, signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
} {
  const ask = async <T>(
    work: (predictor: RemotePredictor, signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> => {
    let deaths = 0;
    let why: unknown;
    for (const member of tryingOrder(members().filter(({ ready }) => ready))) {
      try {
        return await member.ask((predictor, lost) => work(predictor, signal ? AbortSignal.any([signal, lost]) : lost));
      } catch (error) {
        signal?.throwIfAborted();
        const { code } = asFault(error);
        const isGone = code === 'predictor-down' || isAbort(error);
        if (!isGone && !elsewhere.includes(code)) throw error;
        why ??= isGone ? undefined : error;
        if (isGone) {
          member.ready = false;
          deaths += 1;
        }
        if (deaths === MOST_DEATHS) break;
      }
    }
    throw why ?? (deaths > 0 ? hungUp() : noReplica());
  };
  return {
    ask,
    classify: (photo, options) =>
      ask((predictor, signal) => predictor.classify(photo, { ...options, signal }), options.signal),
    health: (asked) => ask((predictor, signal) => predictor.health(signal), asked),
  };
}

function hungUp(): Fault {
  return new Fault('predictor-down', 'The replicas that were asked do not answer.', 'Try again in a moment.', {
    details: { case: 'replicas' },
  });
}

/** Its probes failed meanwhile. */
const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError';
