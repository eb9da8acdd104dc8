import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { drawHome } from '../../scripts/bench/backup/draw-home.ts';
import { createTarParcels } from '../../services/adapters/tar/parcels.ts';
import { killWhile } from './keeping/kill-while.ts';

const KILLS = 10;
const PHOTOS = 80;
const program = fileURLToPath(new URL('./keeping/backup-program.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-kill-backup-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('a backup that is killed leaves the file as it was or the new one whole, and the next one tidies up', {
  timeout: 240_000,
}, async () => {
  const [home, place] = [join(folder, 'home'), join(folder, 'place')];
  const file = join(place, 'all.backup');
  await drawHome(home, PHOTOS, (at) => Buffer.alloc(300_000, `photo ${at} `));
  const parcels = createTarParcels();
  await mkdir(place);
  const label = { kind: 'backup', version: '0.0.0', created: new Date(0), files: 1, bytes: 4 } as const;
  await parcels.pack(file, label, [{ path: 'meadow.db', size: 4, from: Buffer.from('old.') }]);
  const before = await readFile(file);
  const photosIn = async () => {
    let photos = 0;
    await parcels.unpack(file, 'backup', async ({ path, body }) => {
      if (path.startsWith('objects/photos/')) photos += 1;
      for await (const _ of body);
    });
    return photos;
  };
  const seen = { before: 0, after: 0, left: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    await writeFile(file, before);
    await killWhile(
      program,
      [home, file],
      kill % 4 === 0 ? 'copy-records' : 'pack',
      kill === KILLS - 1 ? undefined : kill * 15,
    );
    const is = (await readFile(file)).equals(before) ? 'before' : 'after';
    seen[is] += 1;
    if (is === 'after') expect(await photosIn()).toBe(PHOTOS);
    if ((await readdir(place)).length > 1) seen.left += 1;
  }
  expect(Math.min(seen.before, seen.after, seen.left)).toBeGreaterThan(0);
  // The next one is made whole, and nothing else lies there.
  await killWhile(program, [home, file], 'begun', undefined);
  expect(await photosIn()).toBe(PHOTOS);
  expect(await readdir(place)).toEqual(['all.backup']);
  expect((await readdir(join(home, 'run'))).filter((name) => name.endsWith('.db'))).toEqual([]);
});
