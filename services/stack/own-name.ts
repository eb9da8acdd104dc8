import { randomUUID } from 'node:crypto';
import type { StackOwner } from '../domain/stack/stack-owner.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

const NAME = 'stack-owner';

/** What this Meadow is called on containers. */
export interface OwnName {
  /** The id that containers may have it by; none before the first. Writes nothing. */
  known(): Promise<string | undefined>;
  /** What is put on containers: its id is made once, and kept with the data, so that it moves with the folder. */
  owner(): Promise<StackOwner>;
}

export function createOwnName(records: SettingRecords, folder: string): OwnName {
  const known = async () => ((await records.get(NAME)) as { id: string } | undefined)?.id;
  const make = async () => {
    const before = await known();
    const id = before ?? randomUUID();
    if (before === undefined) await records.put(NAME, { id });
    return { id, folder };
  };
  let made: Promise<StackOwner> | undefined;
  return {
    known,
    owner() {
      made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      return made;
    },
  };
}
