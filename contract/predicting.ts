import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { job } from './shapes/job.ts';
import { sha256 } from './shapes/photo.ts';
import { origin, verdict } from './shapes/verdict.ts';

/** One photo of a batch: a verdict, or the reason why there is none. */
export const photoResult = z.object({
  /** Its place in the batch, from 0, in the order asked. */
  index: z.int().nonnegative(),
  /** Path or file name, as it was given. */
  photo: z.string(),
  /** Bytes of the file; 0 where it could not be read. */
  bytes: z.int().nonnegative(),
  hash: sha256.optional(),
  verdict: verdict.optional(),
  /** From bytes to verdict, without waiting for a turn. */
  ms: z.number().optional(),
  /** Address of a small picture of the photo, upright, below `/files/`. */
  thumbnail: z.string().optional(),
  error: faultShape.optional(),
});
export type PhotoResult = z.infer<typeof photoResult>;

/** A batch's page is drawn from these: its job, and results as they come. */
export const batchUpdate = z.object({ job, results: z.array(photoResult) });
export type BatchUpdate = z.infer<typeof batchUpdate>;

const batch = z.object({ batch: z.string() });

/** Photos dropped, pasted, taken or named on the command line become verdicts. */
export const predicting = {
  /** Starts a batch of files and folders on this machine; folders are walked. For the desktop and the command line. */
  start: procedure
    .input(
      z.object({
        paths: z.array(z.string()).min(1),
        /** The folder where relative paths begin; without it they must be absolute. */
        from: z.string().optional(),
        origin: origin.default('window'),
        /** Asks this version; else the one that is live. */
        version: z.string().optional(),
        /** In the project of this id or name; else in the one that is worked on. */
        project: z.string().optional(),
        /** A folder for PNG files with the heatmap laid over each photo. */
        heatmaps: z.string().optional(),
      }),
    )
    .output(batch),
  /** Opens a batch whose photos follow by `add`: what a browser, the clipboard or a camera gives. */
  open: procedure
    .input(z.object({ expected: z.int().positive().optional(), version: z.string().optional() }))
    .output(batch),
  /**
   * A batch of one photo of the project's public list, which needs a network: one that the live model was not trained
   * on, where there is any. Throws `download-failed`, and `bad-request` where the project has no such list.
   */
  sample: procedure.input(z.object({ project: z.string() })).output(batch),
  /** `place` is the photo's among those of the batch, from 0, as several are on their way at once; else the next. */
  add: procedure
    .input(
      batch.extend({
        name: z.string().max(4096),
        photo: z.file(),
        place: z.int().nonnegative().max(999_999).optional(),
      }),
    )
    .output(z.object({ index: z.int() })),
  /** No more photos follow: the batch ends when those it has are done. */
  close: procedure.input(batch).output(z.void()),
  cancel: procedure.input(batch).output(z.void()),
  /** What the batch has so far from result number `after` on (in order of arrival), then updates until it ends. */
  watch: procedure.input(batch.extend({ after: z.int().nonnegative().default(0) })).output(eventIterator(batchUpdate)),
  /** The batches this core still remembers, newest first. */
  list: procedure.output(z.array(z.object({ batch: z.string(), job }))),
  /** The whole batch, as the command line prints it. */
  export: procedure
    .input(batch.extend({ format: z.enum(['csv', 'json']) }))
    .output(z.object({ name: z.string(), type: z.string(), text: z.string() })),
  /** Forgets a batch and its thumbnails that nothing else needs. */
  forget: procedure.input(batch).output(z.void()),
};
