import { asFault } from '../domain/fault.ts';

const MOST_TRIES = 3;

/**
 * Does the work anew where something it needs was deleted meanwhile, so that what is packed is as it was at one moment.
 * Where that goes on, `changed-meanwhile` is thrown.
 */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (thrown) {
      if (asFault(thrown).code !== 'changed-meanwhile' || tries === MOST_TRIES) throw thrown;
    }
  }
}
