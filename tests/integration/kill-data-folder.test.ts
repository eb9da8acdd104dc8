import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drawHome } from '../../scripts/bench/backup/draw-home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { chooseHome } from '../../services/assembly/home-folder.ts';
import { photoKey } from '../../services/domain/object-keys.ts';
import { ownPlaces } from './data-folder/own-places.ts';
import { killWhile } from './keeping/kill-while.ts';
import { withCore } from './keeping/with-core.ts';

const PHOTOS = 60;
const program = new URL('./data-folder/move-program.ts', import.meta.url).pathname;

let places: Awaited<ReturnType<typeof ownPlaces>>;
beforeEach(async () => {
  places = await ownPlaces();
});
afterEach(() => places.remove());

/** How many photos a data folder has whose bytes are as they were, told by a core on it. */
const soundPhotos = (folder: string) =>
  withCore(folder, async ({ photos }) => {
    const hashes = await photos.hashes({ project: 'lawn' });
    const objects = createFileObjectStore(join(folder, 'objects'));
    const bytes = await Promise.all(hashes.map((hash) => objects.get(photoKey(hash))));
    return bytes.filter((each, at) => createHash('sha256').update(each).digest('hex') === hashes[at]).length;
  });

it('a move that is killed at any moment leaves one whole data folder in use, and can be gone on with', {
  timeout: 300_000,
}, async () => {
  const target = join(places.root, 'disk', 'meadow');
  await drawHome(places.usual, PHOTOS, (at) => Buffer.alloc(200_000, `photo ${at} `));
  const moments: [after: string, ms: number][] = [
    ['begun', 0],
    ['folder-copy', 0],
    ['folder-copy', 60],
    ['folder-verify', 0],
    ['handover', 0],
    ['handover', 40],
    ['handover', 120],
    ['handover', 250],
  ];
  const seen = { before: 0, after: 0 };
  // A busy machine is slower with what follows: then it is killed later, until it was too late once.
  for (let late = 250; moments.length > 0 || seen.after === 0; late += 250) {
    const [after, ms] = moments.shift() ?? ['handover', late];
    const from = chooseHome(undefined).folder;
    const to = from === target ? places.usual : target;
    await killWhile(program, [existsSync(join(to, 'meadow-left.json')) ? 'back' : to], after, ms);
    const now = chooseHome(undefined).folder;
    expect([from, to]).toContain(now);
    seen[now === from ? 'before' : 'after'] += 1;
    expect(await soundPhotos(now)).toBe(PHOTOS);
  }
  expect(Math.min(seen.before, seen.after)).toBeGreaterThan(0);
  // What was begun is gone on with, and comes to its end.
  const from = chooseHome(undefined).folder;
  const to = from === target ? places.usual : target;
  const said = await killWhile(program, [existsSync(join(to, 'meadow-left.json')) ? 'back' : to], 'moved', undefined);
  expect(said.at(-1)).toBe('moved');
  expect(chooseHome(undefined)).toEqual({ folder: to, by: 'move' });
  expect(await soundPhotos(to)).toBe(PHOTOS);
  expect(await readdir(to)).not.toContain('meadow-copy.json');
});
