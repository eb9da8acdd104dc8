import { z } from 'zod';
import { procedure } from './base.ts';
import { label, sha256 } from './shapes/photo.ts';
import {
  addReport,
  photoCounts,
  photoEdit,
  photoFilter,
  photoLabel,
  photoOrder,
  projectPhoto,
} from './shapes/project-photo.ts';
import { MOST_CLASSES } from './shapes/trainable.ts';

const of = z.object({ project: z.string() });
const some = of.extend({ hashes: z.array(sha256).min(1).max(100_000) });
const job = z.object({ job: z.string() });
const edited = z.object({ photos: z.int() });

/** The photos of a project: added, labelled, moved, binned, and all of it undone. */
export const photos = {
  list: procedure
    .input(
      of.extend({
        filter: photoFilter.prefault({}),
        order: photoOrder.default('newest'),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ total: z.int(), photos: z.array(projectPhoto) })),
  /** The hashes alone, in the same order: for selections that reach further than what was fetched. */
  hashes: procedure
    .input(of.extend({ filter: photoFilter.prefault({}), order: photoOrder.default('newest') }))
    .output(z.array(sha256)),
  /** Where the photo's own file can be fetched, for a while, below `/files/`. */
  original: procedure.input(of.extend({ hash: sha256 })).output(z.object({ address: z.string() })),
  counts: procedure.input(of).output(photoCounts),

  /**
   * Adds files, folders, zip files and CSV lists (`url,label` or `path,label`) of this machine. A folder's name is the
   * label of its photos where it is a class of the project; where the project has no classes yet, or with
   * `newClasses`, it becomes one. So does a label that is given or listed.
   */
  add: procedure
    .input(
      of.extend({
        paths: z.array(z.string()).min(1),
        label: label.optional(),
        from: z.string().optional(),
        newClasses: z.boolean().default(false),
      }),
    )
    .output(job),
  /** Begins to add photos that follow by `send`: what a browser, the clipboard or a camera gives. */
  open: procedure.input(of.extend({ label: label.optional(), expected: z.int().positive().optional() })).output(job),
  /** `name` may be a path inside a dropped folder, such as `lawn/grass/1.jpg`. */
  send: procedure.input(job.extend({ name: z.string().max(4096), file: z.file() })).output(z.void()),
  /**
   * Sends the next slice of a zip file, `from` its byte there, of `bytes` in all; `archive` tells it from others that
   * are sent at the same time. The last slice adds the photos in it. Throws `archive-too-large` and `disk-full`.
   */
  sendSlice: procedure
    .input(
      job.extend({
        archive: z.uuid(),
        name: z.string().max(4096),
        slice: z.file(),
        from: z.int().nonnegative(),
        bytes: z.int().nonnegative(),
      }),
    )
    .output(z.void()),
  close: procedure.input(job).output(z.void()),
  /** Adds photos of the prediction history whose bytes are still kept, without a label or with the one given. */
  addPredicted: procedure
    .input(of.extend({ hashes: z.array(sha256).min(1).max(10_000), label: label.optional() }))
    .output(addReport),
  /**
   * Gives a photo of the prediction history that label; it becomes one of the project's where it is none yet. One thing
   * to undo, however often its label changes. Throws `photo-gone` where its bytes are not kept any more.
   */
  labelPredicted: procedure.input(of.extend({ hash: sha256, photo: z.string().max(4096), label })).output(z.void()),
  /** Takes that label back: the photo is as it was before, in the bin where the project did not have it. */
  unlabelPredicted: procedure.input(of.extend({ hash: sha256 })).output(z.void()),
  /** The labels these photos have in the project, the bin aside, for marks beside verdicts on them. */
  labelled: procedure.input(of.extend({ hashes: z.array(sha256).max(500) })).output(z.array(photoLabel)),
  /** Downloads what of the project's public list is not here yet. */
  addPublic: procedure.input(of).output(job),
  /** What came of a job that added photos; none while it runs. */
  report: procedure.input(job).output(addReport.optional()),
  /**
   * Makes classes of names the job's report offers (`newClasses`), and labels the photos that still wait for them: one
   * thing to undo. Throws `not-found` where the job is not known any more.
   */
  nameClasses: procedure.input(job.extend({ names: z.array(label).min(1).max(MOST_CLASSES) })).output(edited),

  label: procedure.input(some.extend({ label: label.nullable() })).output(edited),
  move: procedure.input(some.extend({ to: z.string() })).output(edited),
  /** Puts photos into the bin, where they stay for 30 days. */
  bin: procedure.input(some).output(edited),
  restore: procedure.input(some).output(edited),
  /** Deletes photos of the bin for good: bytes, small pictures and embeddings. Snapshots keep a tombstone. */
  erase: procedure.input(some).output(edited.extend({ versions: z.array(z.string()) })),
  /** What can be undone and done again; kept over restarts. */
  edits: procedure.input(of).output(z.object({ undo: photoEdit.optional(), redo: photoEdit.optional() })),
  undo: procedure.input(of).output(photoEdit.optional()),
  redo: procedure.input(of).output(photoEdit.optional()),

  export: procedure
    .input(of.extend({ filter: photoFilter.prefault({}) }))
    .output(z.object({ name: z.string(), type: z.string(), text: z.string() })),
};
