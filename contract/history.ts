import { z } from 'zod';
import { procedure } from './base.ts';
import { sha256 } from './shapes/photo.ts';
import { origin } from './shapes/verdict.ts';

/** One prediction that was made. */
export const prediction = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  photo: z.string(),
  hash: sha256,
  project: z.string(),
  version: z.string(),
  verdict: z.string(),
  label: z.string(),
  scores: z.record(z.string(), z.number()),
  similarity: z.number(),
  origin,
  ms: z.number(),
  thumbnail: z.string().optional(),
});
export type Prediction = z.infer<typeof prediction>;

/** Which predictions are meant; an empty filter means all. */
export const historyFilter = z.object({
  /** A part of the file name, or the beginning of the photo's hash. */
  text: z.string().max(200).optional(),
  verdict: z.string().optional(),
  version: z.string().optional(),
  origin: origin.optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
export type HistoryFilter = z.infer<typeof historyFilter>;

/** Every prediction is kept here, until a person or the calendar removes it. */
export const history = {
  search: procedure
    .input(
      z.object({
        filter: historyFilter.default({}),
        /** Continues below this id; newest come first. */
        before: z.int().optional(),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ predictions: z.array(prediction), next: z.int().optional() })),
  summary: procedure.input(z.object({ filter: historyFilter.default({}) })).output(
    z.object({
      total: z.int(),
      verdicts: z.record(z.string(), z.int()),
      versions: z.array(z.string()),
      /** Bytes on disk, indexes included. */
      bytes: z.int(),
      oldest: z.iso.datetime().optional(),
    }),
  ),
  /** Deletes for good: rows, indexes, freed pages and thumbnails. */
  remove: procedure
    .input(z.union([z.object({ ids: z.array(z.int()).min(1).max(10_000) }), z.object({ filter: historyFilter })]))
    .output(z.object({ removed: z.int() })),
  export: procedure
    .input(z.object({ filter: historyFilter.default({}), format: z.enum(['csv', 'json']) }))
    .output(z.object({ name: z.string(), type: z.string(), text: z.string() })),
};
