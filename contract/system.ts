import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { meadowEvent } from './events.ts';

export const about = z.object({
  version: z.string(),
  /** The data folder. */
  home: z.string(),
  platform: z.string(),
  node: z.string(),
  /** Who started this core. */
  host: z.enum(['desktop', 'web', 'cli']),
});
export type About = z.infer<typeof about>;

export const system = {
  about: procedure.output(about),
  events: procedure.output(eventIterator(meadowEvent)),
  /** The computer slept and is awake again: what waits for a moment, or may have changed meanwhile, is looked at now. */
  woke: procedure.output(z.void()),
  /** A fresh one-time link to the window, where this core serves it to a browser. */
  link: procedure.output(z.object({ url: z.string() })),
};
