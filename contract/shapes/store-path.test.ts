import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf, nameOf, pathOf } from './store-path.ts';

test('a way has a step for each folder, with what its keys begin with', () => {
  expect(pathOf('')).toEqual([]);
  expect(pathOf('photos/3f/')).toEqual([
    { name: 'photos', prefix: 'photos/' },
    { name: '3f', prefix: 'photos/3f/' },
  ]);
  expect(pathOf('a/b.txt')).toEqual([{ name: 'a', prefix: 'a/' }]);
  expect(pathOf('/a//')).toEqual([
    { name: '', prefix: '/' },
    { name: 'a', prefix: '/a/' },
    { name: '', prefix: '/a//' },
  ]);
});

test('an object and a folder are called as their last part', () => {
  expect([nameOf('a/b.txt'), nameOf('a/b/'), nameOf('b')]).toEqual(['b.txt', 'b', 'b']);
  expect([folderOf('a/b.txt'), folderOf('a/b/'), folderOf('b')]).toEqual(['a/', 'a/', '']);
});

test('folder and name are the key, whatever it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a/.]{1,12}$/), (key) => {
      expect(folderOf(key) + nameOf(key) + (key.endsWith('/') ? '/' : '')).toBe(key);
      expect(pathOf(folderOf(key)).at(-1)?.prefix ?? '').toBe(folderOf(key));
    }),
  );
});
