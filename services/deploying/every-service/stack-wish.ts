import { z } from 'zod';
import { faultShape } from '../../../contract/errors.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';

/** Where every service is to be, and how the last change ended. */
const wish = z.object({
  context: z.string(),
  /** The API server's address when it was asked for: another one of that name is another cluster. */
  server: z.string().optional(),
  /** What was begun and has not ended: carried out to its end by the next core where this one dies. */
  doing: z.enum(['up', 'remove', 'remove-data']).optional(),
  failed: z.object({ at: z.iso.datetime(), fault: faultShape }).optional(),
});
export type StackWish = z.infer<typeof wish>;

const NAME = 'every-service';

export interface StackWishes {
  read(): Promise<StackWish | undefined>;
  put(wish: StackWish | undefined): Promise<void>;
}

export const createStackWishes = (records: SettingRecords): StackWishes => ({
  read: async () => wish.optional().parse((await records.get(NAME)) ?? undefined),
  put: (one) => records.put(NAME, one ?? null),
});
