import { z } from 'zod';
import { procedure } from './base.ts';

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
});
export type KeptReport = z.infer<typeof keptReport>;

/** Everything that keeps the data folder safe: one file with all of it, and the way back. */
export const keeping = {
  /** A path where a backup could go that is not there yet. */
  suggest: procedure.output(z.object({ file: z.string() })),
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
};
