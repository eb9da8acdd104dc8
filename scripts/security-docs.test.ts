import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './run-program.ts';

const text = await readFile(join(ROOT, 'docs/security.md'), 'utf8');

/** Files of this repository that a text names. */
const filesIn = (words: string): string[] =>
  [...words.matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.(?:ts|tsx|md|yaml|json))`/g)].map(([, file]) => file ?? '');

/** The tables whose last column is what shows it, as their rows. */
const rows = text
  .split(/\n(?!\|)/)
  .filter((block) => /\| shown by \|\s*\n/.test(block))
  .flatMap((block) => block.trim().split('\n').slice(2))
  .filter((line) => line.startsWith('|'));

test('every file that the threat model names is there', () => {
  const named = [...new Set(filesIn(text))];
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('whatever is said to be done about a threat is shown by a test', () => {
  expect(rows.length).toBeGreaterThan(40);
  const unproven = rows.filter(
    (row) => !filesIn(row.split('|').at(-2) ?? '').some((file) => /\.(test|spec)\.ts$/.test(file)),
  );
  expect(unproven).toEqual([]);
});

test('it speaks of everybody who could wish to do harm, and of every point of the guide', () => {
  const heads = [...text.matchAll(/^## (.+)$/gm)].map(([, head]) => head);
  for (const who of [
    'A hostile web page',
    'A hostile photo',
    'A hostile model, project or backup file',
    'A hostile neighbour on the network',
    'A curious person on the same computer',
    'The supply chain',
  ])
    expect(heads).toContain(who);
  const points = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
  expect(points).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});

test('how to report a weakness is said at the root, without an address that nobody reads', async () => {
  const report = await readFile(join(ROOT, 'SECURITY.md'), 'utf8');
  expect(report).toContain('Report a vulnerability');
  expect(report).not.toMatch(/\S@\S/);
  expect(text).toContain('(../SECURITY.md)');
});
