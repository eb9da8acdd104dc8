import { z } from 'zod';
import { modelCard } from '../../contract/shapes/model.ts';
import { label, sha256 } from '../../contract/shapes/photo.ts';
import { promotionPolicy } from '../../contract/shapes/project.ts';
import { trainingMode } from '../../contract/shapes/run.ts';
import { runCause } from '../../contract/shapes/trigger.ts';

/** The file of a project's parcel that says what the others are. */
export const PROJECT = 'project.json';

const when = z.iso.datetime();

/** What a parcel says of its project. */
export const projectShape = z.object({
  project: z.object({
    id: z.string(),
    name: z.string().min(1).max(60),
    classes: z.array(label).max(100),
    policy: promotionPolicy,
  }),
  photos: z.array(
    z.object({
      hash: sha256,
      label: label.optional(),
      source: z.string().max(4000),
      added: when,
      by: z.string().max(300),
      width: z.int().positive(),
      height: z.int().positive(),
      bytes: z.int().nonnegative(),
      binned: when.optional(),
    }),
  ),
  versions: z.array(
    z.object({
      version: z.string(),
      created: when,
      sha256,
      card: modelCard,
      run: z.string().optional(),
      snapshot: sha256.optional(),
    }),
  ),
  runs: z.array(
    z.object({
      run: z.uuid(),
      mode: trainingMode,
      state: z.enum(['done', 'failed', 'cancelled']),
      started: when,
      ended: when.optional(),
      by: z.string(),
      cause: runCause.optional(),
      snapshot: sha256.optional(),
      photos: z.int().optional(),
      version: z.string().optional(),
    }),
  ),
  snapshots: z.array(
    z.object({ snapshot: sha256, created: when, photos: z.int(), labels: z.record(z.string(), z.int()) }),
  ),
  live: z.string().optional(),
});
export type Packed = z.infer<typeof projectShape>;

export const inMb = (bytes: number): number => Math.ceil(bytes / 1024 ** 2);
