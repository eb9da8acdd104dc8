import { z } from 'zod';
import { procedure } from './base.ts';
import { correction } from './shapes/correction.ts';
import { testResult } from './shapes/model.ts';
import { sha256 } from './shapes/photo.ts';
import { leftAside } from './shapes/project-photo.ts';

/** Right or wrong, said by people: training data to come, and how good the live version is. */
export const corrections = {
  /** Says whether a verdict is right. A second word on the same photo and version replaces the first. */
  say: procedure
    .input(
      z.object({
        hash: sha256,
        photo: z.string().max(4096),
        version: z.string(),
        verdict: z.string(),
        truth: z.string(),
      }),
    )
    .output(correction),
  /** Takes the word back. */
  unsay: procedure.input(z.object({ hash: sha256, version: z.string() })).output(z.void()),
  /** What was said of these photos, for marks beside their verdicts. */
  of: procedure.input(z.object({ hashes: z.array(sha256).max(500) })).output(z.array(correction)),
  /** Newest first. */
  list: procedure
    .input(z.object({ project: z.string(), state: correction.shape.state.optional() }))
    .output(z.array(correction)),
  /**
   * Makes photos of the project of those that wait: with their true label, in the next snapshot. Of several words on one
   * photo the last counts. `left`: what cannot be taken, and why; it waits on. `later`: what it was called after that.
   */
  take: procedure
    .input(z.object({ ids: z.array(z.int()).min(1).max(10_000) }))
    .output(
      z.object({ taken: z.int(), left: z.array(leftAside.extend({ id: z.int(), later: z.string().optional() })) }),
    ),
  dismiss: procedure.input(z.object({ ids: z.array(z.int()).min(1).max(10_000) })).output(z.void()),
  /** Right among the last corrections of the live version, or of the one named. */
  accuracy: procedure
    .input(z.object({ project: z.string(), version: z.string().optional() }))
    .output(testResult.extend({ version: z.string().optional() })),
};
