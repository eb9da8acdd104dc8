import { z } from 'zod';
import { procedure } from './base.ts';
import { historyFilter } from './shapes/history.ts';
import { sha256 } from './shapes/photo.ts';
import { origin } from './shapes/verdict.ts';

export type { HistoryFilter } from './shapes/history.ts';

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
  /** As its verdict said; not known of those made by releases before it was told. */
  barelyKnown: z.literal(true).optional(),
  origin,
  ms: z.number(),
  thumbnail: z.string().optional(),
});
export type Prediction = z.infer<typeof prediction>;

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
