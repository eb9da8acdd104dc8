import { z } from 'zod';
import { label } from './photo.ts';

const share = z.number().min(0).max(1);

/** What a model must not be trusted with, as facts, for a window to say in its language. */
export const cardLimit = z.discriminatedUnion('code', [
  /** It knows these classes and nothing else. */
  z.object({ code: z.literal('only'), labels: z.array(label) }),
  /** So many photos of its own classes are called neither. */
  z.object({ code: z.literal('neither'), share }),
  /** It looks at the centre square. */
  z.object({ code: z.literal('square') }),
  z.object({ code: z.literal('small-test'), photos: z.int(), low: share, high: share }),
  z.object({ code: z.literal('cross-validated'), labels: z.array(label) }),
  /** So many photos have a near-duplicate across the test's border. */
  z.object({ code: z.literal('left-out'), photos: z.int() }),
  z.object({ code: z.literal('lopsided') }),
  /** What somebody wrote on the card (English). */
  z.object({ code: z.literal('note'), text: z.string() }),
]);
export type CardLimit = z.infer<typeof cardLimit>;
