import { z } from 'zod';

/** One change of the version that answers. */
export const liveChange = z.object({
  id: z.int(),
  project: z.string(),
  version: z.string(),
  /** What was live before. */
  before: z.string().optional(),
  at: z.iso.datetime(),
  /** Until when it was live; none while it is. */
  until: z.iso.datetime().optional(),
  how: z.enum(['starter', 'gate', 'person', 'forced', 'rollback', 'canary']),
  /** Who switched it, as the system names them; `Meadow` where nobody did. */
  by: z.string(),
  reason: z.string(),
});
export type LiveChange = z.infer<typeof liveChange>;

/** What is written down as a reason where nobody gave one: the window says it in the person's language. */
export const liveReasons = {
  starter: 'It came with Meadow.',
  before: 'It answered before.',
  beforeHistory: 'It answered before there was a live history.',
  putBack: 'Put back by a person.',
  canary: 'Beside the version before, it answered as well.',
} as const;
