import { z } from 'zod';

/** Who decides that a version which passed the gate goes live: a person who is asked, or the gate by itself. */
export const promotionPolicy = z.enum(['ask', 'by-itself']);
export type PromotionPolicy = z.infer<typeof promotionPolicy>;
