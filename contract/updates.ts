import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { release } from './shapes/release.ts';

const begun = z.object({ job: z.string() });

/**
 * How this Meadow gets to another version: `itself`, as a signed installed app; a person downloads it, as the build is not
 * signed (`download`) or was not installed (`portable`); who runs its sources pulls them (`checkout`), and who runs a
 * container its image (`image`).
 */
export const updateWay = z.enum(['itself', 'download', 'portable', 'checkout', 'image']);
export type UpdateWay = z.infer<typeof updateWay>;

/** A copy of all data, made before another version took this one's place. */
const dataCopy = z.object({
  file: z.string(),
  /** The Meadow that made it. */
  version: z.string(),
  created: z.iso.datetime(),
  bytes: z.int(),
});
export type DataCopy = z.infer<typeof dataCopy>;

/** The version that ran here before. */
const earlier = z.object({
  version: z.string(),
  page: z.url().optional(),
  /** Whether it can read the records as they are; else a copy of the data has to take their place. */
  reads: z.boolean(),
  /** The newest copy that it can read; none where there is none. */
  copy: dataCopy.optional(),
});

const updateState = z.object({
  version: z.string(),
  way: updateWay,
  /** The page with all releases; none where this Meadow was not told where they are, so it cannot look for one. */
  releases: z.url().optional(),
  /** The name of the containers' image, without a tag. */
  image: z.string().optional(),
  /** When it looked last. */
  looked: z.iso.datetime().optional(),
  /** Why the last look failed. */
  fault: faultShape.optional(),
  /** A newer version, with the page of its release. */
  found: release.extend({ page: z.url().optional() }).optional(),
  /** What is new in this version, where it was found here before it took another one's place. */
  arrived: release.omit({ files: true }).extend({ page: z.url().optional() }).optional(),
  /** It is downloaded and checked, and waits for a restart. */
  ready: z.boolean(),
  /** The newest first, two at most. */
  copies: z.array(dataCopy),
  earlier: earlier.optional(),
});
export type UpdateState = z.infer<typeof updateState>;

/** Other versions of Meadow: whether there is one, and how this one gives its place to it, and back. */
export const updates = {
  state: procedure.output(updateState),
  /** Looks now, whether or not it is switched on. Throws `download-failed`, `update-failed`. */
  look: procedure.output(updateState),
  /** Copies all data into the data folder, where the last two copies are kept. Throws `already-running`. */
  copy: procedure.output(begun),
  /** Downloads the version that was found, and checks it. Throws `not-found`, where there is none or a person has to. */
  fetch: procedure.output(begun),
  /**
   * Restarts as the version that is ready, with a copy of the data before where `copy` says so. Throws `not-found`, and
   * `jobs-running` where other work goes on and `anyway` is not set.
   */
  install: procedure.input(z.object({ copy: z.boolean(), anyway: z.boolean() })).output(begun),
  /**
   * Restarts as the version before, with the data as they were then where it cannot read the records. `copy`: keeps a copy of
   * the data as they are. Throws `not-found`, and `jobs-running` as above.
   */
  back: procedure.input(z.object({ copy: z.boolean(), anyway: z.boolean() })).output(begun),
};
