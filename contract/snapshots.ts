import { z } from 'zod';
import { procedure } from './base.ts';
import { label, sha256 } from './shapes/photo.ts';
import { photoSet } from './shapes/project-photo.ts';

/** A line of a snapshot's manifest. */
export const snapshotPhoto = z.object({
  hash: sha256,
  label,
  set: photoSet,
  source: z.string(),
  added: z.iso.datetime(),
  by: z.string(),
  width: z.int(),
  height: z.int(),
  thumbnail: z.string().optional(),
  /** When the photo was deleted for good. */
  erased: z.iso.datetime().optional(),
});
export type SnapshotPhoto = z.infer<typeof snapshotPhoto>;

export const snapshotSummary = z.object({
  snapshot: sha256,
  project: z.string(),
  created: z.iso.datetime(),
  photos: z.int(),
  labels: z.record(z.string(), z.int()),
  erased: z.int(),
});
export type SnapshotSummary = z.infer<typeof snapshotSummary>;

const relabelled = snapshotPhoto.extend({ before: label });

/** Everything that is known of a photo, from it to the models that know it. */
export const photoStory = z.object({
  hash: sha256,
  /** Newest first: who said what. */
  labels: z.array(z.object({ label: label.optional(), by: z.string(), at: z.iso.datetime() })),
  runs: z.array(z.object({ run: z.string(), snapshot: sha256, version: z.string().optional(), at: z.iso.datetime() })),
});
export type PhotoStory = z.infer<typeof photoStory>;

/** The lists of photos that trainings used; none ever changes. */
export const snapshots = {
  list: procedure.input(z.object({ project: z.string() })).output(z.array(snapshotSummary)),
  photos: procedure
    .input(
      z.object({
        snapshot: sha256,
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ total: z.int(), photos: z.array(snapshotPhoto) })),
  compare: procedure.input(z.object({ one: sha256, other: sha256 })).output(
    z.object({
      added: z.array(snapshotPhoto),
      removed: z.array(snapshotPhoto),
      relabelled: z.array(relabelled),
      same: z.int(),
    }),
  ),
  /** The manifest as CSV: `sha256,label,set,source,added,by,width,height`. */
  export: procedure
    .input(z.object({ snapshot: sha256 }))
    .output(z.object({ name: z.string(), type: z.string(), text: z.string() })),
  story: procedure.input(z.object({ project: z.string(), hash: sha256 })).output(photoStory),
};
