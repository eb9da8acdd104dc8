import { type StackIdle, stackIdle } from '../../contract/shapes/stack-weight.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';

const NAME = 'stack-idle';
const USUAL: StackIdle = { minutes: 0, wake: true };

/** What is left out stays. */
export type IdleChange = { [Name in keyof StackIdle]?: StackIdle[Name] | undefined };

/** When the stack rests, and whether it does. */
export interface IdleSettings {
  read(): Promise<StackIdle>;
  change(change: IdleChange): Promise<StackIdle>;
  /** Since when it rests; none where it was not stopped for want of use. */
  rests(): Promise<string | undefined>;
  noteRest(since: string | undefined): Promise<void>;
}

interface Kept extends IdleChange {
  rests?: string | undefined;
}

export function createIdleSettings(records: SettingRecords): IdleSettings {
  let known: Kept | undefined;
  const kept = async (): Promise<Kept> => {
    known ??= ((await records.get(NAME)) as Kept | undefined) ?? {};
    return known;
  };
  const keep = async (change: Kept) => {
    known = { ...(await kept()), ...change };
    await records.put(NAME, known);
  };
  const read = async () => stackIdle.parse({ ...USUAL, ...(await kept()) });
  return {
    read,
    async change(change) {
      const { minutes, wake } = change;
      await keep({ ...(minutes !== undefined && { minutes }), ...(wake !== undefined && { wake }) });
      return read();
    },
    rests: async () => (await kept()).rests,
    async noteRest(since) {
      if ((await kept()).rests !== since) await keep({ rests: since });
    },
  };
}
