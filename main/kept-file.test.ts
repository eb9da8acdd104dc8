import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createKeptFile } from './kept-file.ts';

const shape = z.object({ size: z.int().default(3) });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-kept-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('what is written is read, and the last of many writes stays', async () => {
  const kept = createKeptFile(join(folder, 'new', 'window.json'), shape);
  expect(await kept.read()).toEqual({ size: 3 });
  await Promise.all([1, 2, 5].map((size) => kept.write({ size })));
  expect(await kept.read()).toEqual({ size: 5 });
  expect(await readdir(join(folder, 'new'))).toEqual(['window.json']);
});

test.each(['', '{"size":', '{"size":"large"}', '[]', 'null'])('%j is as if there were nothing', async (text) => {
  const file = join(folder, 'window.json');
  await writeFile(file, text);
  expect(await createKeptFile(file, shape).read()).toEqual({ size: 3 });
});

test('a write that fails leaves what was there, and the next one is made', async () => {
  const file = join(folder, 'window.json');
  await writeFile(join(folder, 'blocked'), '');
  await expect(createKeptFile(join(folder, 'blocked', 'a.json'), shape).write({ size: 1 })).rejects.toThrow();
  const kept = createKeptFile(file, shape);
  await kept.write({ size: 7 });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ size: 7 });
});
