import { z } from 'zod';
import { procedure } from './base.ts';
import { label, sha256 } from './shapes/photo.ts';
import { problemKind, projectPhoto } from './shapes/project-photo.ts';

/** Photos with one problem, and what a click can do about it. */
export const finding = z.object({
  kind: problemKind,
  photo: projectPhoto,
  /** The photos it is too like, or those that make its label doubtful; the first is the one to keep. */
  others: z.array(projectPhoto),
  /** For a doubtful label: the one photos like it have. */
  suggestion: label.optional(),
  /** How clear the case is: 0 barely, 1 beyond doubt. */
  strength: z.number().min(0).max(1),
});
export type Finding = z.infer<typeof finding>;

/** What is wrong with a project's photos, found by looking at all of them. */
export const checks = {
  /** Looks at what has changed since the last time. Starts by itself after photos were added. */
  start: procedure.input(z.object({ project: z.string() })).output(z.object({ job: z.string() })),
  /**
   * Clearest first. `checked`: when the photos were looked at; none before the first time. `next`: the offset to go on
   * from, while there may be more.
   */
  list: procedure
    .input(
      z.object({
        project: z.string(),
        kind: problemKind.optional(),
        offset: z.int().nonnegative().default(0),
        limit: z.int().min(1).max(500).default(200),
      }),
    )
    .output(
      z.object({
        checked: z.iso.datetime().optional(),
        counts: z.partialRecord(problemKind, z.int()),
        findings: z.array(finding),
        next: z.int().optional(),
      }),
    ),
  /** The photos are fine as they are: the finding does not come back. */
  dismiss: procedure
    .input(z.object({ project: z.string(), kind: problemKind, hashes: z.array(sha256).min(1) }))
    .output(z.void()),
};
