import { z } from 'zod';
import { snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import { type ForgetPhotosParts, forgetPhotos } from '../steps/forget-photos.ts';

export interface ErasingParts extends ForgetPhotosParts {
  catalog: Pick<Catalog, 'photos' | 'settings' | 'snapshots' | 'versions'>;
  clock: Clock;
  changed(project: string): void;
}

/** Deletes for good what lies in the bin. */
export interface Erasing {
  /** Photos that are not in the bin are left alone. Gives the versions that were trained on those that are gone. */
  erase(project: string, hashes: string[]): Promise<{ photos: number; versions: string[] }>;
  /** Ends what a killed core began, and deletes what has been in the bin for 30 days. */
  tidy(): Promise<void>;
}

const BIN_MS = 30 * 24 * 60 * 60_000;
/** Photos whose rows are gone but whose bytes may be here still: a core that is killed goes on at its next start. */
const NAME = 'photos-being-erased';

const hashList = z.array(z.string()).catch([]);

export function createErasing(parts: ErasingParts): Erasing {
  const { catalog, clock, changed, objects } = parts;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: each keeps its list in the same place. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const finish = async () => {
    const hashes = hashList.parse(await catalog.settings.get(NAME));
    if (hashes.length === 0) return;
    await noteInLists(hashes);
    await forgetPhotos(parts, hashes);
    await catalog.settings.put(NAME, []);
  };
  const eraseNow = async (project: string, asked: string[]) => {
    await finish();
    const found = await catalog.photos.find(project, [...new Set(asked)]);
    const hashes = found.filter(({ binned }) => binned).map(({ hash }) => hash);
    if (hashes.length === 0) return { photos: 0, versions: [] };
    await catalog.settings.put(NAME, hashes);
    await catalog.photos.erase(project, hashes, clock.now());
    await finish();
    changed(project);
    return { photos: hashes.length, versions: await trainedOn(project, hashes) };
  };
  /** Finds the lists that name photos which are gone; each is read now, so that nobody has to read it again. */
  const noteInLists = async (hashes: string[]) => {
    const gone = new Set((await catalog.photos.tombstones(hashes)).map(({ hash }) => hash));
    if (gone.size === 0) return;
    for (const { snapshot } of await catalog.snapshots.list()) {
      const text = await objects.get(snapshotKey(snapshot)).then(toText, () => '');
      await catalog.snapshots.noteErased(snapshot, [...gone.intersection(hashesIn(text))]);
    }
  };
  /** The versions whose list of photos names one of them. */
  const trainedOn = async (project: string, hashes: string[]) => {
    const naming = await catalog.snapshots.naming(hashes);
    const versions = await catalog.versions.list(project);
    return versions.flatMap(({ version, snapshot }) => (snapshot && naming.has(snapshot) ? [version] : []));
  };

  return {
    erase: (project, hashes) => inTurn(() => eraseNow(project, hashes)),
    tidy: () =>
      inTurn(async () => {
        await finish();
        const old = await catalog.photos.binnedBefore(new Date(clock.now().getTime() - BIN_MS));
        for (const [project, photos] of Map.groupBy(old, (photo) => photo.project))
          await eraseNow(
            project,
            photos.map(({ hash }) => hash),
          );
      }),
  };
}

const toText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The photos a list names, in lines or, as earlier ones were, as JSON. */
const hashesIn = (text: string): Set<string> =>
  new Set(text.matchAll(/(?:^|"hash":")([0-9a-f]{64})/gm).map(([, hash]) => hash!));
