import type { VersionLook } from '../../contract/models.ts';
import type { Verdict } from '../../contract/shapes/verdict.ts';
import { asFault, Fault } from '../domain/fault.ts';
import type { ClassifyOptions } from '../ports/predictor.ts';
import type { Versions } from './versions.ts';

export interface LookParts {
  /** Throws `not-found`. */
  photoBytes(hash: string): Promise<Uint8Array>;
  /** Asks a predictor, which keeps no record of it. */
  classify(photo: Uint8Array, options: ClassifyOptions): Promise<{ verdict: Verdict }>;
}

/** Shows where a version looks on a photo: that very version, whichever is live. Throws `model-missing`, `not-found`. */
export function createLook({ photoBytes, classify }: LookParts, versions: Pick<Versions, 'find'>) {
  return async ({ version, hash }: { version: string; hash: string }, signal?: AbortSignal): Promise<VersionLook> => {
    await versions.find(version);
    const photo = await photoBytes(hash).catch((error: unknown) => {
      throw asFault(error).code === 'not-found' ? gone(hash, error) : error;
    });
    const { verdict: said } = await classify(photo, { version, heatmap: true, signal });
    const { verdict, label: best, scores, heatmap } = said;
    if (!heatmap) throw new TypeError('The predictor gave no heatmap');
    return { verdict, best, score: scores[best] ?? 0, heatmap };
  };
}

function gone(hash: string, cause: unknown): Fault {
  return new Fault('not-found', 'This photo is not on this machine any more.', 'Add it again to look at it.', {
    details: { case: 'photo', hash },
    cause,
  });
}
