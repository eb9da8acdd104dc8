import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';
import { place } from './shapes/place.ts';

const which = z.object({ project: z.string() });
const begun = z.object({ job: z.string() });

/** A move that is under way, or was broken off. */
export const unfinishedMove = z.object({
  to: place,
  /** `remove`: the project lives there already, and what is left here is being removed. */
  stage: z.enum(['copy', 'remove', 'undo']),
  /** While it is under way. */
  job: z.string().optional(),
  /** Why it stopped last. */
  fault: faultShape.optional(),
});

export const movingState = z.object({ place, moving: unfinishedMove.optional() });
export type MovingState = z.infer<typeof movingState>;

/** What was written where a project was before, after it had moved; labels that were changed in both places stay as they are here. */
export const leftBehind = z.object({ photos: z.int(), labels: z.int(), trainings: z.int(), predictions: z.int() });
export type LeftBehind = z.infer<typeof leftBehind>;

export const movingSize = z.object({
  photos: z.int(),
  /** All that is copied besides records: photos, models, what was computed. */
  objects: z.int(),
  bytes: z.int(),
});

/** A project moves whole between this laptop and the stack. */
export const moving = {
  state: procedure.input(which).output(movingState),
  /** What would be copied. */
  size: procedure.input(which).output(movingSize),
  /**
   * Copies all of a project, checks the copy, has the project live there, and removes it here. A move that was broken off
   * goes on. Throws `project-trained`, `move-conflict`, and what the stack throws where it does not answer.
   */
  move: procedure.input(which.extend({ to: place })).output(begun),
  /** Removes what a move that was broken off has copied. Throws `bad-request` where the project lives there already. */
  undo: procedure.input(which).output(begun),
  /** How much was written where the project was before, so that the end of its move removed nothing (`move-left`). */
  left: procedure.input(which).output(leftBehind),
  /**
   * Removes it all the same; with `bring`, its new photos and labels come to where the project lives first. Throws
   * `bad-request` where nothing is left.
   */
  settle: procedure.input(which.extend({ bring: z.boolean() })).output(begun),
};
