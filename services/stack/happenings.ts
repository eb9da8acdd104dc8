import type { Happening } from '../../contract/shapes/stack.ts';
import { type Accident, type Kept, toHappening, withAccident } from '../domain/stack/happenings.ts';
import type { StackFile } from '../domain/stack/stack-file.ts';
import { createTurns } from '../jobs/in-turn.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import { createBell } from './bell.ts';

const NAME = 'stack-happenings';
const LONG_MS = 2 ** 31 - 1;

/** What went wrong with services, kept until a person forgets it. */
export interface Happenings {
  /** Newest first. */
  list(file: Pick<StackFile, 'services' | 'variables'>): Promise<Happening[]>;
  add(accident: Accident): Promise<void>;
  forget(): Promise<void>;
  /** Notes that there is a stack on this computer. */
  begin(): Promise<void>;
  /** Resolves once there is one, or with the signal. */
  begun(signal: AbortSignal): Promise<void>;
}

export function createHappenings(records: SettingRecords): Happenings {
  const inTurn = createTurns();
  const bell = createBell();
  let isBegun = false;
  let known: readonly Kept[] | undefined;
  const kept = async () => {
    known ??= ((await records.get(NAME)) as readonly Kept[] | undefined) ?? [];
    return known;
  };
  const keep = async (list: readonly Kept[]) => {
    known = list;
    await records.put(NAME, list);
  };
  return {
    list: async ({ services, variables }) => (await kept()).map((each) => toHappening(each, services, variables)),
    add: (accident) => inTurn(NAME, async () => keep(withAccident(await kept(), accident))),
    forget: () => inTurn(NAME, () => keep([])),
    begin: () =>
      inTurn(NAME, async () => {
        if (isBegun) return;
        if (!(await wasBegun(records))) await keep([]);
        isBegun = true;
        bell.ring();
      }),
    async begun(signal) {
      isBegun ||= await wasBegun(records);
      while (!isBegun && !signal.aborted) await bell.heard(LONG_MS, signal);
    },
  };
}

/** Whether a stack was ever seen or started from here. */
export const wasBegun = async (records: SettingRecords): Promise<boolean> => (await records.get(NAME)) !== undefined;
