import type { Release } from '../../contract/shapes/release.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { type Computer, offerOf } from '../domain/updates/offer.ts';
import { plainNotes } from '../domain/updates/plain-notes.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Releases } from '../ports/releases.ts';
import type { Updater } from '../ports/updater.ts';
import { noteUpdates } from './update-records.ts';

export interface LookParts {
  records: SettingRecords;
  clock: Clock;
  /** This Meadow's own version. */
  version: string;
  computer: Computer;
  releases: Releases | undefined;
  updater: Updater | undefined;
}

/** Looks whether there is a newer version, and notes what came of it. Throws what stood in the way. */
export async function lookForNewer(parts: LookParts): Promise<void> {
  const { records, clock } = parts;
  try {
    const found = await newest(parts);
    await noteUpdates(records, { looked: clock.now().toISOString(), found, fault: undefined });
  } catch (thrown) {
    await noteUpdates(records, { looked: clock.now().toISOString(), fault: asFault(thrown).toShape() });
    throw thrown;
  }
}

async function newest({ updater, releases, version, computer }: LookParts): Promise<Release | undefined> {
  if (updater) {
    const found = await updater.look();
    return found && { ...found, notes: plainNotes(found.notes), files: [] };
  }
  if (!releases)
    throw new Fault('not-found', 'This Meadow does not know where its releases are.', 'Ask whoever gave it to you.', {
      details: { case: 'releases' },
    });
  return offerOf(await releases.list(AbortSignal.timeout(PATIENCE_MS)), version, computer);
}

const PATIENCE_MS = 60_000;
