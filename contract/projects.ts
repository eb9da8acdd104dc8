import { z } from 'zod';
import { procedure } from './base.ts';
import { label } from './shapes/photo.ts';

export const project = z.object({
  /** Lower-case words joined by hyphens, such as `dandelion-or-grass`. */
  id: z.string(),
  name: z.string(),
  classes: z.array(label),
  photos: z.int(),
  /** The version that answers; none until the first training. */
  live: z.string().optional(),
  /** The window and the command line work on this one. */
  current: z.boolean(),
});
export type Project = z.infer<typeof project>;

/** Sets of classes, each with its photos and models. */
export const projects = {
  list: procedure.output(z.array(project)),
  select: procedure.input(z.object({ project: z.string() })).output(z.void()),
};
