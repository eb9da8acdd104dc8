import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { asOneText, bundleName, bundleOf } from './bundle.ts';

const files = [
  { name: 'about.txt', text: 'Meadow\n' },
  { name: 'logs/core.log', text: '{"msg":"été"}\n' },
];

test('a bundle unpacks to the files it was made of', () => {
  const name = bundleName(new Date('2026-03-01T23:00:00Z'));
  const found = Object.entries(unzipSync(bundleOf(name, files))).map(([path, bytes]) => [path, strFromU8(bytes)]);
  expect(found).toEqual([
    ['meadow-diagnostics-2026-03-01/about.txt', 'Meadow\n'],
    ['meadow-diagnostics-2026-03-01/logs/core.log', '{"msg":"été"}\n'],
  ]);
});

test('all of it can be read in one piece', () => {
  expect(asOneText(files)).toContain('── logs/core.log ──\n{"msg":"été"}');
});
