import { z } from 'zod';
import { label, reference } from './photo.ts';

/** The verdict that is no class. */
export const NEITHER = 'neither';

/** Why a photo is called neither: `unlike` every training photo, or `between` its two best classes. */
export const neitherReason = z.enum(['unlike', 'between']);
export type NeitherReason = z.infer<typeof neitherReason>;

/**
 * How strongly each cell of the photo's largest centred square (what the model looks at) speaks for the best class: row
 * by row, 0 (nothing) to 255 (most).
 */
export const heatmap = z.object({
  rows: z.int().positive(),
  columns: z.int().positive(),
  cells: z.array(z.int().min(0).max(255)),
});
export type Heatmap = z.infer<typeof heatmap>;

/** What a model says of one photo. */
export const verdict = z.object({
  /** A class of the model, or "neither". */
  verdict: z.string(),
  /** The best class, also where the verdict is "neither". */
  label,
  /** Calibrated probability of each class; they add up to 1. */
  scores: z.record(z.string(), z.number().min(0).max(1)),
  /** How much of what sets the photo apart is known from the training photos: 1 (all) down to 0 (nothing). */
  similarity: z.number(),
  reason: neitherReason.optional(),
  /** It has a class, but the photo is known hardly better than those called neither: less than nine of ten photos of the classes. */
  barelyKnown: z.literal(true).optional(),
  nearest: z.array(reference),
  heatmap: heatmap.optional(),
  version: z.string(),
});
export type Verdict = z.infer<typeof verdict>;

/** From where a prediction was asked. */
export const origin = z.enum(['window', 'api', 'cli']);
export type Origin = z.infer<typeof origin>;
