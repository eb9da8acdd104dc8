import type { SettingRecords } from '../ports/catalog/settings.ts';

const NAME = 'stack-back';

/** The snapshot that data was being put back from when Meadow was killed. */
export async function backUnderWay(records: SettingRecords): Promise<string | undefined> {
  const kept = (await records.get(NAME)) as { snapshot?: string } | undefined;
  return kept?.snapshot;
}

export const noteBack = (records: SettingRecords, snapshot: string | undefined): Promise<void> =>
  records.put(NAME, snapshot === undefined ? {} : { snapshot });
