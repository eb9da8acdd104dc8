import { z } from 'zod';

/** Where a project and all that belongs to it is kept: in files of this laptop, or in the services of the stack. */
export const place = z.enum(['laptop', 'stack']);
export type Place = z.infer<typeof place>;
