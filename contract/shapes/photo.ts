import { z } from 'zod';

/** SHA-256 of the photo's bytes, as 64 lower-case hex digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A class of a project, as a person named it. `__proto__` is none: much is kept by the names of classes, and in
 * JavaScript nothing can be kept by that one; nor in PostgreSQL a text with a NUL in it.
 */
export const label = z
  .string()
  .min(1)
  .max(60)
  .refine((name) => name !== '__proto__' && !name.includes('\0'));

/** One of a model's reference photos that resembles the photo asked about. */
export const reference = z.object({
  photo: sha256,
  label,
  /** Cosine similarity of the embeddings, -1 to 1. */
  similarity: z.number(),
  /** Where the photo is published, for the starter's, whose bytes Meadow does not ship. */
  url: z.url({ protocol: /^https$/ }).optional(),
  /** Address of a small picture of it, below `/files/`, where its bytes are on this machine. */
  thumbnail: z.string().optional(),
});
export type Reference = z.infer<typeof reference>;
