import { z } from 'zod';
import { procedure } from './base.ts';
import { label } from './shapes/photo.ts';
import { place } from './shapes/place.ts';
import { promotionPolicy } from './shapes/project.ts';

export const project = z.object({
  /** Lower-case words joined by hyphens, such as `dandelion-or-grass`. */
  id: z.string(),
  name: z.string(),
  classes: z.array(label),
  /** Labelled photos that are not in the bin. */
  photos: z.int(),
  /** Photos that wait for a label. */
  unlabelled: z.int(),
  /** The champion: the version that answers; none until the first one went live. */
  live: z.string().optional(),
  /** When it went live. */
  liveSince: z.iso.datetime().optional(),
  /** The newest version that is not live, where it is newer than the live one. */
  challenger: z.string().optional(),
  policy: promotionPolicy,
  /** There is a public list of photos it can be filled from. */
  publicList: z.boolean(),
  /** The window and the command line work on this one. */
  current: z.boolean(),
  /** Where it is kept. */
  place,
  /** It is in the stack, which does not answer: what is said of it was true when it last did. */
  away: z.boolean().optional(),
});
export type Project = z.infer<typeof project>;

const name = z.string().trim().min(1).max(60);
const which = z.object({ project: z.string() });

/** Sets of classes, each with its photos and models. */
export const projects = {
  list: procedure.output(z.array(project)),
  select: procedure.input(which).output(z.void()),
  /** Makes an empty project and works on it from now on, unless `select` is false. Throws `bad-request` where the name is taken. */
  create: procedure
    .input(z.object({ name, classes: z.array(label).max(100), select: z.boolean().optional() }))
    .output(project),
  /** A class that is renamed keeps its photos; one with photos cannot be removed (`bad-request`). */
  change: procedure
    .input(
      which.extend({
        name: name.optional(),
        policy: promotionPolicy.optional(),
        addClass: label.optional(),
        removeClass: label.optional(),
        renameClass: z.object({ from: label, to: label }).optional(),
      }),
    )
    .output(project),
  /** Deletes the project with its photos, labels, runs and versions, for good. The one worked on cannot be. */
  remove: procedure.input(which).output(z.void()),
};
