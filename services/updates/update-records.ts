import { z } from 'zod';
import { faultShape } from '../../contract/errors.ts';
import { release } from '../../contract/shapes/release.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

const ran = z.object({ version: z.string(), tables: z.int() });

const kept = z.object({
  /** What ran last, and what ran before that. */
  ran: ran.optional(),
  before: ran.optional(),
  looked: z.iso.datetime().optional(),
  fault: faultShape.optional(),
  found: release.optional(),
  /** The version that runs, as it was found. */
  arrived: release.omit({ files: true }).optional(),
});
export type UpdateRecord = z.infer<typeof kept>;

const NAME = 'updates';

/** What is remembered of other versions; what cannot be read any more is forgotten. */
export async function readUpdates(records: SettingRecords): Promise<UpdateRecord> {
  return kept.safeParse(await records.get(NAME)).data ?? {};
}

export async function noteUpdates(records: SettingRecords, change: Partial<UpdateRecord>): Promise<UpdateRecord> {
  const noted = { ...(await readUpdates(records)), ...change };
  await records.put(NAME, noted);
  return noted;
}
