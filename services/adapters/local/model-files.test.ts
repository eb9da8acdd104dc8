import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createModelFiles } from './model-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-model-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const model = (letter: string) => {
  const bytes = Buffer.alloc(100, letter);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};
it('keeps what it is sent where the hash is right, and nothing else', async () => {
  const files = createModelFiles(join(folder, 'made', 'by itself'), 1000);
  const { bytes, sha256 } = model('a');
  await files.put(sha256, bytes);
  await files.put(sha256, bytes);
  expect(await readFile(files.pathOf(sha256))).toEqual(bytes);
  await expect(files.put(model('b').sha256, bytes)).rejects.toMatchObject({ code: 'bad-request' });
  expect(await files.list()).toEqual([sha256]);
  await files.keepOnly(new Set());
  expect(await files.list()).toEqual([]);
});

it('holds no more than it may: the oldest that nobody needs goes, and what is needed stays', async () => {
  const files = createModelFiles(folder, 250);
  const [a, b, c] = [model('a'), model('b'), model('c')];
  await files.put(a.sha256, a.bytes);
  await files.put(b.sha256, b.bytes);
  await expect(files.put(c.sha256, c.bytes)).rejects.toMatchObject({ code: 'disk-full' });
  await utimes(files.pathOf(a.sha256), 1, 1);
  await utimes(files.pathOf(b.sha256), 2, 2);
  await files.put(c.sha256, c.bytes, new Set([a.sha256]));
  expect((await files.list()).toSorted()).toEqual([a.sha256, c.sha256].toSorted());
  const needed = new Set([a.sha256, c.sha256]);
  await expect(files.put(b.sha256, b.bytes, needed)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await readdir(folder)).toHaveLength(2);
});
