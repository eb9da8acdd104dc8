import { z } from 'zod';

/** What a writer says it has kept. */
export const keptShape = z.union([
  z.strictObject({ photos: z.array(z.string()) }),
  z.strictObject({ days: z.int() }),
  z.strictObject({ object: z.string() }),
]);
export type Kept = z.infer<typeof keptShape>;
