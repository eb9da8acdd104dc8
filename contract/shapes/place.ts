import { z } from 'zod';

/** Where a project lives: its records, photos and models are wholly there. */
export const place = z.enum(['laptop', 'stack']);
export type Place = z.infer<typeof place>;
