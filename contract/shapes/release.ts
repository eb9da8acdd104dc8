import { z } from 'zod';

/** A file of a release, as a person would download it. */
export const releaseFile = z.object({
  name: z.string(),
  url: z.url({ protocol: /^https$/ }),
  bytes: z.int().nonnegative(),
  /** Its SHA-256, in hex, as the release lists it; none where it lists none. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type ReleaseFile = z.infer<typeof releaseFile>;

/** A version of Meadow that was released. */
export const release = z.object({
  version: z.string(),
  published: z.iso.datetime().optional(),
  /** What is new: its entry in the changelog, as Markdown text. It is shown as text, whatever is in it. */
  notes: z.string().max(100_000),
  /** Those for this computer; none where Meadow fetches it by itself. */
  files: z.array(releaseFile),
});
export type Release = z.infer<typeof release>;
