import { z } from 'zod';
import { origin } from './verdict.ts';

/** Which predictions are meant; an empty filter means all. */
export const historyFilter = z.object({
  /** Those of its versions, also of such as are deleted by now. */
  project: z.string().optional(),
  /** A part of the file name, or the beginning of the photo's hash. */
  text: z.string().max(200).optional(),
  verdict: z.string().optional(),
  version: z.string().optional(),
  origin: origin.optional(),
  /** Made at this moment or later. */
  from: z.iso.datetime().optional(),
  /** Made before this moment. */
  to: z.iso.datetime().optional(),
});
export type HistoryFilter = z.infer<typeof historyFilter>;
