import { z } from 'zod';

/** How a project does, in few numbers. What cannot be told is not there. */
export const projectFigures = z.object({
  /** Of the live version's drift, as far as it is to be told and can be. */
  drift: z
    .object({
      /** Measures that are farther from usual than both chance and their threshold allow. */
      shifted: z.int(),
      /** How far the farthest is from usual, as a part of its threshold. */
      farthest: z.number(),
    })
    .optional(),
  /** Right among the last verdicts that a person judged. */
  accuracy: z.number().optional(),
  /** What it should be at least, where an alert is wanted for it. */
  leastAccuracy: z.number().optional(),
  /** When the last training that succeeded began. */
  trained: z.iso.datetime().optional(),
  /** Where the calendar trains it at least each week: since when a training of it is waited for. */
  weeklySince: z.iso.datetime().optional(),
  /** The training that is under way: when it began, and the seconds in which it should be done. */
  training: z.object({ since: z.iso.datetime(), within: z.number() }).optional(),
});
export type ProjectFigures = z.infer<typeof projectFigures>;
