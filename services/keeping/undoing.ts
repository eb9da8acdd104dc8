import { z } from 'zod';
import { judgementsKey, modelKey, photoKey, snapshotKey } from '../domain/object-keys.ts';
import { isListNamed, removeUnnamed } from '../steps/remove-unnamed.ts';
import type { ShareParts } from './share-parts.ts';

/** What an import makes besides its records, which are made at once. */
const making = z.object({
  /** By whom the names of its versions are reserved. */
  reserved: z.array(z.string()),
  /** Those whose bytes were not here. */
  photos: z.array(z.string()),
  snapshots: z.array(z.string()),
});
export type Making = z.infer<typeof making>;

export type UndoParts = Pick<ShareParts, 'objects'> & {
  catalog: Pick<ShareParts['catalog'], 'versions' | 'photos' | 'snapshots' | 'runs'>;
};

/** What is being imported is written down here. */
const PREFIX = 'imports/';
const importKey = (id: string): string => `${PREFIX}${id}.json`;

/**
 * Does the work of an import. What it makes is written down before, so that nothing of it stays where it fails: it is
 * undone here, or where Meadow was killed, by `undoImports` at the next start.
 */
export async function withUndo<T>(parts: UndoParts, id: string, made: Making, work: () => Promise<T>): Promise<T> {
  const key = importKey(id);
  await parts.objects.put(key, Buffer.from(JSON.stringify(made)));
  // What cannot be undone or removed now is at the next start.
  const done = await work().catch(async (thrown: unknown) => {
    await undo(parts, key, made).catch(() => undefined);
    throw thrown;
  });
  await parts.objects.remove(key).catch(() => undefined);
  return done;
}

/** To be called once before anything is imported: undoes what a killed Meadow left half made. */
export async function undoImports(parts: UndoParts): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of parts.objects.list(PREFIX)) keys.push(key);
  for (const key of keys)
    await undo(parts, key, making.parse(JSON.parse(new TextDecoder().decode(await parts.objects.get(key)))));
}

/** Takes away what no record names; where the import came to its end, that is nothing. */
async function undo({ catalog, objects }: UndoParts, key: string, made: Making): Promise<void> {
  for (const by of made.reserved) {
    const version = await catalog.versions.reserved(by);
    if (version === undefined) continue;
    for (const file of [modelKey(version), judgementsKey(version)]) await objects.remove(file);
    await catalog.versions.release(by);
  }
  for (const hash of made.photos)
    await removeUnnamed(objects, photoKey(hash), async () => (await catalog.photos.projectsOf(hash)).length > 0);
  for (const hash of made.snapshots) await removeUnnamed(objects, snapshotKey(hash), () => isListNamed(catalog, hash));
  await objects.remove(key);
}
