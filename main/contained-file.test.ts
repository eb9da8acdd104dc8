import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containedFile, isInside } from './contained-file.ts';

const ROOT = resolve('/srv/window');

test('names below the root are files below the root', () => {
  expect(containedFile(ROOT, '/index.html')).toBe(join(ROOT, 'index.html'));
  expect(containedFile(ROOT, '/assets/main-B2k_9.js')).toBe(join(ROOT, 'assets', 'main-B2k_9.js'));
});

test.each([
  '/',
  '',
  '/../secret',
  '/..%2fsecret',
  '/%2e%2e/secret',
  '/assets/..',
  '/assets/../../secret',
  '/assets\\..\\..\\secret',
  '//server/share',
  '/C:/Windows/win.ini',
  '/file.js:stream',
  '/.hidden',
  '/a\u0000.js',
  '/assets/',
])('%j names nothing', (path) => {
  expect(containedFile(ROOT, path)).toBeUndefined();
});

test('no path leaves the root', () => {
  const piece = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '\\', 'C:', '\u0000', '~', 'a'), fc.string());
  const path = fc.array(piece).map((pieces) => `/${pieces.join('/')}`);
  fc.assert(
    fc.property(path, (pathname) => {
      const file = containedFile(ROOT, pathname);
      expect(file === undefined || (file.startsWith(ROOT + sep) && !file.includes('..'))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a folder is not inside itself, nor in one that shares its first letters', () => {
  expect(isInside(ROOT, ROOT)).toBe(false);
  expect(isInside(ROOT, `${ROOT}-2${sep}file`)).toBe(false);
  expect(isInside(ROOT, join(ROOT, '..file'))).toBe(true);
});
