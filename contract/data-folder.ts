import { z } from 'zod';
import { procedure } from './base.ts';
import { faultShape } from './errors.ts';

/** A path on the machine that Meadow runs on. */
const folder = z.string().trim().min(1).max(4000);
const begun = z.object({ job: z.string() });

/** The data folder that was in use before, which is kept until a person deletes it. */
export const folderBefore = z.object({
  folder: z.string(),
  /** When it was left. */
  left: z.iso.datetime(),
  /** Bytes of it; 0 where it is gone. */
  bytes: z.int(),
  /** `changed`: something was written there since. */
  state: z.enum(['same', 'changed', 'gone']),
  /** Which files are new, gone or changed: the first of them. */
  changed: z.array(z.string()),
  /** How many are. */
  changes: z.int(),
});

export const dataFolderState = z.object({
  folder: z.string(),
  /** `option` and `environment`: whoever starts Meadow says where it lies, each time. */
  chosenBy: z.enum(['option', 'environment', 'move', 'system']),
  /** Whether this Meadow can move it; false where it was started for one command, in the stack, or on a folder it was told. */
  movable: z.boolean(),
  /** A move that is under way. */
  job: z.string().optional(),
  /** Where it is moving, or where a copy lies that was not finished. */
  unfinished: z.object({ folder: z.string(), fault: faultShape.optional() }).optional(),
  before: folderBefore.optional(),
});
export type DataFolderState = z.infer<typeof dataFolderState>;

export const targetSeen = z.object({
  /** In full. */
  folder: z.string(),
  /** What would be copied. */
  files: z.int(),
  bytes: z.int(),
  /** Bytes that are free there. */
  free: z.number(),
  /** Why it cannot move there: `folder-refused`; `details.case` says which of its reasons. */
  fault: faultShape.optional(),
});
export type TargetSeen = z.infer<typeof targetSeen>;

/** Where everything is kept, and how it moves to another disk. */
export const dataFolder = {
  state: procedure.output(dataFolderState),
  /** What would be copied to a place, and whether it can be; nothing is left there. */
  look: procedure.input(z.object({ folder })).output(targetSeen),
  /**
   * Copies everything while people go on working, reads each copy back, then reopens Meadow in the new place, where
   * what changed meanwhile is copied first; the old folder is kept. Throws `folder-refused`, `already-running`.
   */
  move: procedure.input(z.object({ folder })).output(begun),
  /**
   * The same to the folder before, of which only what differs is copied. Throws `folder-refused` where it was written to
   * since, or is gone.
   */
  back: procedure.output(begun),
  /** Removes a copy that was not finished. */
  discard: procedure.output(dataFolderState),
  /** Deletes Meadow's files in the folder before. */
  removeBefore: procedure.output(dataFolderState),
};
