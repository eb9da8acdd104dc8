import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { type Settings, type SettingsChange, type settings, settingsShape } from '../../contract/settings.ts';
import { createTurns } from '../jobs/in-turn.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { NetworkAccess } from '../ports/network-access.ts';
import { mergeSettings } from './merge-settings.ts';

/** What features may change besides what a person can. */
export interface SettingsUpdate extends SettingsChange {
  api?: Partial<Settings['api']> | undefined;
  project?: string | undefined;
}

export interface SettingsParts {
  records: SettingRecords;
  emit(event: MeadowEvent): void;
  /** Reads a file of certificates, where one may be chosen here. */
  certificates?: NetworkAccess['certificates'];
}

export interface SettingsFeature extends Handlers<typeof settings> {
  get(): Promise<Settings>;
  /** Changes what is named and leaves the rest. Changes at the same time all count. */
  update(change: SettingsUpdate): Promise<Settings>;
}

const NAME = 'settings';

/** The settings, in the catalog; only what differs from the defaults at the time is kept. */
export const createSettings = ({ records, emit, certificates }: SettingsParts): SettingsFeature => {
  const inTurn = createTurns();
  const get = async () => mergeSettings(await records.get(NAME), {}).settings;
  const update = (change: SettingsUpdate) =>
    inTurn(NAME, async () => {
      const { kept, settings } = mergeSettings(await records.get(NAME), change);
      settingsShape.parse(kept);
      await records.put(NAME, kept);
      emit({ type: 'settings.changed', settings });
      return settings;
    });
  return {
    get,
    update,
    /** Throws `certificates-unreadable` for a file that could not be used: nothing of the change is kept then. */
    async change(wanted) {
      const file = wanted.network?.certificates?.trim();
      if (file) await certificates?.(file);
      return update(wanted);
    },
  };
};
