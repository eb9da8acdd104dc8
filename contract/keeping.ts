import { z } from 'zod';
import { procedure } from './base.ts';

/** `meadow` is read by Meadow; the others by TensorFlow.js and ONNX Runtime. */
export const modelFormat = z.enum(['meadow', 'tfjs', 'onnx']);
export type ModelFormat = z.infer<typeof modelFormat>;

const begun = z.object({ job: z.string() });
/** A path on the machine that Meadow runs on. */
const file = z.string().trim().min(1).max(4000);

export const useKind = z.enum([
  'records',
  'photos',
  'seen',
  'embeddings',
  'models',
  'snapshots',
  'runs',
  'measurements',
  'thumbnails',
  'before',
  'logs',
]);

const diskUse = z.object({
  kinds: z.array(z.object({ kind: useKind, files: z.int(), bytes: z.int() })),
  /** Bytes that are free on the disk of the data folder. */
  free: z.int(),
});

/** What a job of these made. */
const keptReport = z.object({
  file: z.string(),
  files: z.int(),
  bytes: z.int(),
  /** When the backup was made that was restored. */
  created: z.iso.datetime().optional(),
  /** What was imported. */
  version: z.string().optional(),
  project: z.string().optional(),
});
export type KeptReport = z.infer<typeof keptReport>;

/** What a file says of itself; whether all of it is as it was written is told when it is read. */
const parcelLook = z.object({
  kind: z.enum(['backup', 'model', 'project']),
  /** The Meadow that made it. */
  version: z.string(),
  created: z.iso.datetime(),
  files: z.int(),
  /** Of the file itself. */
  bytes: z.int(),
});
export type ParcelLook = z.infer<typeof parcelLook>;

/** Everything that keeps the data folder safe: one file with all of it, and the way back. */
export const keeping = {
  /** A path in the person's own folder where such a file could go: none is there yet. */
  suggest: procedure
    .input(z.object({ name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,100}$/), end: z.string().regex(/^[a-z.-]{1,20}$/) }))
    .output(z.object({ file: z.string() })),
  /** Writes all but the keys of this installation into one file, with them where `secrets` says so. */
  backup: procedure.input(z.object({ file, secrets: z.boolean().default(false) })).output(begun),
  /** Reads a backup and checks all of it. It takes the place of everything when Meadow starts next. */
  restore: procedure.input(z.object({ file })).output(begun),
  /** Whether a restored backup waits for the next start. */
  waiting: procedure.output(z.boolean()),
  /** Leaves everything as it is. */
  forget: procedure.output(z.void()),
  /** What a job made; none where it did not come to its end. */
  report: procedure.input(begun).output(keptReport.optional()),
  use: procedure.output(diskUse),
  /** What such a file is. Throws `parcel-refused` and `parcel-newer`. */
  look: procedure.input(z.object({ file })).output(parcelLook),
  /** A version as one file for another Meadow, or as a folder for other programs. */
  exportModel: procedure
    .input(z.object({ version: z.string(), file, format: modelFormat.default('meadow') }))
    .output(begun),
  /** It becomes a version of its project, or of `project`; it is not live. */
  importModel: procedure.input(z.object({ file, project: z.string().trim().min(1).max(60).optional() })).output(begun),
  /** A project's photos, labels, versions and lists of runs as one file for another Meadow. */
  exportProject: procedure.input(z.object({ project: z.string(), file })).output(begun),
  /** It becomes a project of its own name, or of `project`; its live version stays live where it is not refused here. */
  importProject: procedure
    .input(z.object({ file, project: z.string().trim().min(1).max(60).optional() }))
    .output(begun),
};
