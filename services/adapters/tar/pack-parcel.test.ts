import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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
