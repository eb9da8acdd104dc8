import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { label } from './photo.ts';
import { verdict } from './verdict.ts';

/** What the local API says of one photo. */
export const apiPrediction = z.object({
  /** The photo's name, where the request gave one. */
  photo: z.string().optional(),
  ...verdict.shape,
  /** Milliseconds from bytes to verdict, without the wait for a turn. */
  ms: z.number(),
});
export type ApiPrediction = z.infer<typeof apiPrediction>;

/** A photo of a request with many that could not be judged. */
export const apiFailure = z.object({ photo: z.string(), error: faultShape });
export type ApiFailure = z.infer<typeof apiFailure>;

/** What the local API says of many photos, in the order given. */
export const apiPredictions = z.object({ predictions: z.array(z.union([apiPrediction, apiFailure])) });

/** A version the local API can be asked for. */
export const apiModel = z.object({
  version: z.string(),
  project: z.string(),
  classes: z.array(label),
  /** It answers where a request names no version. */
  live: z.boolean(),
});
export const apiModels = z.object({ models: z.array(apiModel) });

export const apiError = z.object({ error: faultShape });
