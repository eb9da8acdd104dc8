import { randomUUID } from 'node:crypto';
import type { StackOwner } from '../domain/stack/stack-owner.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

const NAME = 'stack-owner';

/** What this Meadow is called on containers: made once, and kept with the data, so that it moves with the folder. */
export function createOwnName(records: SettingRecords, folder: string): () => Promise<StackOwner> {
  let known: Promise<StackOwner> | undefined;
  const read = async () => {
    const kept = (await records.get(NAME)) as { id: string } | undefined;
    const id = kept?.id ?? randomUUID();
    if (!kept) await records.put(NAME, { id });
    return { id, folder };
  };
  return () => {
    known ??= read().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
