import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkRun,
  embeddingKey,
  judgementsKey,
  lookKey,
  modelKey,
  photoKey,
  runKey,
  seenKey,
  snapshotKey,
} from '../../../services/domain/object-keys.ts';
import type { PlaceRecords } from '../../../services/moving/moving-parts.ts';
import { aPhoto } from '../../ports/catalog-suite.ts';
import { drawRichProject } from '../../ports/rich-project.ts';

const PHOTOS = 24;
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A project with real photos and something of every kind, and one that shares a photo with it. */
export async function drawProject(place: PlaceRecords, id: string, other: string): Promise<void> {
  const { catalog, objects, tracker } = place;
  await drawRichProject(catalog, id, other);
  const folder = join(process.env.MEADOW_TEST_PHOTOS!, 'dandelion-vs-grass', 'dandelion');
  const files = (await readdir(folder)).toSorted().slice(0, PHOTOS);
  for (const [at, file] of files.entries()) {
    const bytes = await readFile(join(folder, file));
    const hash = sha(bytes);
    await objects.put(photoKey(hash), bytes);
    await objects.put(embeddingKey('b'.repeat(64), 'views-1', hash), Buffer.from(`seen in ${hash}`));
    await objects.put(lookKey(hash), Buffer.from('sharp'));
    const record = { ...aPhoto(file, 'a'), hash, bytes: bytes.length };
    await catalog.photos.put(id, [record]);
    if (at === 0) await catalog.photos.put(other, [record]);
  }
  const asked = await catalog.carry.predictions(id, 0, 100);
  // The key says the hash: what lies there must have it.
  const seen = Buffer.from('a photo that was asked about');
  await objects.put(seenKey(sha(seen)), seen);
  await catalog.predictions.add([{ ...asked[0]!, hash: sha(seen), photo: 'seen for real.jpg' }]);
  const list = Buffer.from('hash,label\n');
  await objects.put(snapshotKey(sha(list)), list);
  await catalog.snapshots.add({ snapshot: sha(list), project: id, created: new Date(9), photos: 0, labels: {} });
  await objects.put(runKey(checkRun(id), 'check'), Buffer.from('{}'));
  for (const { version } of await catalog.versions.list(id)) {
    await objects.put(modelKey(version), Buffer.from(`the model ${version}`));
    await objects.put(judgementsKey(version), Buffer.from(`{"version":"${version}"}`));
  }
  for (const { run } of await catalog.runs.list(id)) {
    await objects.put(runKey(run, 'train'), Buffer.from(`{"of":"${run}"}`));
    await tracker.describe(run, {
      params: { seed: '1', empty: '' },
      tags: { version: 'one' },
      note: '# É',
      state: 'done',
    });
    // Older ones have no time of their own.
    await tracker.log(run, [
      { name: 'loss', step: 0, value: 0.9 },
      { name: 'loss', step: 1, value: 1 / 3 },
      { name: 'seconds/train', step: 0, value: 12.5, at: Date.UTC(2026, 2, 1, 12) },
    ]);
    await tracker.attach(run, 'card.json', Buffer.from('{"é":1}'));
    await tracker.attach(run, 'plots/confusion.svg', Buffer.from('<svg/>'));
  }
}
