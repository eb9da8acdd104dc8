import type { SettingRecords } from '../ports/catalog/settings.ts';

const NAME = 'stack-fallen';

/** Services that keep data and did not come up with an update, and the copy that was made before it. */
export interface FallenServices {
  snapshot: string;
  services: readonly string[];
}

export interface Fallen {
  /** Those that were not healthy since; none where all were. */
  read(): Promise<FallenServices | undefined>;
  note(fallen: FallenServices): Promise<void>;
  /** These are healthy: what they keep is worth a copy from here on. */
  rose(services: readonly string[]): Promise<void>;
}

/** What fell with an update. It is not kept in memory: another Meadow may bring up what fell here. */
export function createFallen(records: SettingRecords): Fallen {
  const read = async () => {
    const kept = (await records.get(NAME)) as Partial<FallenServices> | undefined;
    return kept?.snapshot !== undefined && kept.services?.length ? (kept as FallenServices) : undefined;
  };
  return {
    read,
    note: (fallen) => records.put(NAME, fallen),
    async rose(services) {
      const kept = await read();
      const left = kept?.services.filter((each) => !services.includes(each));
      if (kept && left && left.length < kept.services.length)
        await records.put(NAME, left.length > 0 ? { ...kept, services: left } : {});
    },
  };
}
