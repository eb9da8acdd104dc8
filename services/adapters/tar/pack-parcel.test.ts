import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ParcelSource } from '../../ports/parcels.ts';
import { packParcel } from './pack-parcel.ts';

const label = { kind: 'backup', version: '0.0.0', created: new Date(0), files: 2, bytes: 0 } as const;
/** Larger than what is read whole. */
const LARGE = 24 * 1024 ** 2;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-parcel-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('ends at once where it is stopped within a large file, and leaves nothing behind', async () => {
  const from = join(folder, 'large');
  await writeFile(from, Buffer.alloc(LARGE, 7));
  const sources: ParcelSource[] = [
    { path: 'first', size: 4, from: Buffer.from('word') },
    { path: 'large', size: LARGE, from },
  ];
  const stop = new AbortController();
  // The first file is through when the large one is begun.
  const onBytes = () => setImmediate(() => stop.abort(new Error('enough')));
  const packing = packParcel(join(folder, 'parcel'), label, sources, { signal: stop.signal, onBytes });
  await expect(packing).rejects.toThrow('enough');
  expect(await readdir(folder)).toEqual(['large']);
});

test.each<[string, string, string]>([
  ['over a file that Meadow did not make', 'thesis.txt', 'file-foreign'],
  ['into a folder that is not there', 'away/backup', 'file-unwritable'],
  ['under a file', 'thesis.txt/backup', 'file-unwritable'],
  ['where nothing can be made', '../../proc/backup', 'file-unwritable'],
  ['by a name that is too long', 'a'.repeat(300), 'file-unwritable'],
])('%s it is refused in words, and nothing is written', async (_, name, code) => {
  await writeFile(join(folder, 'thesis.txt'), 'My thesis.');
  const sources: ParcelSource[] = [{ path: 'first', size: 4, from: Buffer.from('word') }];
  const file = name.startsWith('../../') ? join('/', name.slice(6)) : join(folder, name);
  await expect(packParcel(file, label, sources, {})).rejects.toMatchObject({
    code,
    message: expect.not.stringMatching(/E[A-Z]{4,}/),
    details: { file },
  });
  expect(await readdir(folder)).toEqual(['thesis.txt']);
  expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('My thesis.');
});
