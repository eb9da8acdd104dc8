import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDeskLog } from './desk-log.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-desk-log-'));
  file = join(folder, 'logs', 'desk.log');
});
afterEach(() => rm(folder, { recursive: true }));

const linesOf = async () => (await readFile(file, 'utf8')).trimEnd().split('\n');

test('what went wrong is a line each, with what it came from', async () => {
  const log = createDeskLog(file);
  log.note('It did not end well', new Error('no disk', { cause: new Error('unplugged') }));
  log.note('Nor did it begin', 'a word');
  const [first, second] = (await linesOf()).map((line) => JSON.parse(line));
  expect(first).toMatchObject({ level: 50, program: 'desk', msg: 'It did not end well' });
  expect(first.error).toMatch(/^Error: no disk[\s\S]*unplugged/);
  expect(second).toMatchObject({ msg: 'Nor did it begin', error: "'a word'" });
});

test('it does not grow for ever', async () => {
  const log = createDeskLog(file);
  for (let time = 0; time < 2000; time++) log.note(`time ${time}`, 'x'.repeat(1000));
  const lines = await linesOf();
  expect(lines.length).toBeLessThan(250);
  expect(lines.at(-1)).toContain('time 1999');
});

test('where nothing can be written nothing ends', async () => {
  await writeFile(join(folder, 'logs'), '');
  createDeskLog(file).note('unseen', new Error('no disk'));
  expect(await readFile(join(folder, 'logs'), 'utf8')).toBe('');
});
