import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { job } from './shapes/job.ts';

/** How many of a version's reference photos are on this machine. */
export const referencePhotos = z.object({
  known: z.int(),
  here: z.int(),
  /** Not here, but published at an address. */
  published: z.int(),
});

/** A download that did not work. */
export const downloadFailure = z.object({ url: z.string(), error: faultShape });
export type DownloadFailure = z.infer<typeof downloadFailure>;

/** The photos a version shows beside its verdicts. */
export const references = {
  of: procedure.input(z.object({ version: z.string() })).output(referencePhotos),
  /** Downloads the version's published reference photos that are not here; those that are stay. */
  get: procedure.input(z.object({ version: z.string() })).output(z.object({ job: z.string() })),
  watch: procedure
    .input(z.object({ job: z.string() }))
    .output(eventIterator(z.object({ job, failures: z.array(downloadFailure) }))),
};
