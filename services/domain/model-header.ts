import { z } from 'zod';
import { modelCard } from '../../contract/shapes/model.ts';
import { label, sha256 } from '../../contract/shapes/photo.ts';
import { LEAST_CLASSES, MOST_CLASSES } from '../../contract/shapes/trainable.ts';
import { NEITHER } from '../../contract/shapes/verdict.ts';

/** References a class may have. */
export const MOST_REFERENCES = 200;

/** Directions a space may have. */
const MOST_RANK = 512;

const share = z.number().min(0).max(1);
const similarity = z.number().max(1);
const url = z.url({ protocol: /^https$/ }).max(500);

const probe = z.strictObject({
  seed: z.int().min(0).max(0xffff_ffff),
  scores: z.array(share).min(LEAST_CLASSES).max(MOST_CLASSES),
  similarity,
});

/** All of a model but its large numbers, which follow the header in blocks. */
export const modelHeader = z
  .strictObject({
    version: z.string().min(1).max(200),
    project: z.string().min(1).max(200),
    classes: z.array(label).min(LEAST_CLASSES).max(MOST_CLASSES),
    backbone: z.strictObject({ name: z.string().min(1).max(200), sha256 }),
    /** Whether a last layer of its own follows the other blocks. */
    tuned: z.literal(true).optional(),
    temperature: z.number().positive(),
    neither: z.strictObject({ unlike: z.number(), between: z.number() }),
    space: z.strictObject({ rank: z.int().min(1).max(MOST_RANK) }),
    references: z.strictObject({
      count: z
        .int()
        .min(0)
        .max(MOST_CLASSES * MOST_REFERENCES),
      /** One a reference; null where the photo is not published. None at all where no photo is. */
      urls: z.array(url.nullable()).max(MOST_CLASSES * MOST_REFERENCES),
    }),
    probes: z.array(probe).min(1).max(32),
    arch: z.string().min(1).max(40),
    card: modelCard,
  })
  .refine(({ classes }) => new Set(classes).size === classes.length && !classes.includes(NEITHER), 'odd classes')
  .refine(({ references: { count, urls } }) => urls.length === 0 || urls.length === count, 'odd references')
  .refine(({ classes, probes }) => probes.every(({ scores }) => scores.length === classes.length), 'odd probes');
export type ModelHeader = z.infer<typeof modelHeader>;
