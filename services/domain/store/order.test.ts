import { expect, test } from 'vitest';
import type { StoreEntry } from '../../../contract/shapes/store.ts';
import { ordered } from './order.ts';

const entry = (key: string, size: number, day: number): StoreEntry => ({
  key,
  size,
  kind: key.endsWith('/') ? 'folder' : 'object',
  ...(!key.endsWith('/') && { modified: `2026-03-0${day}T00:00:00.000Z` }),
});
const entries = [entry('b', 1, 2), entry('z/', 0, 0), entry('a', 3, 1), entry('c', 1, 3), entry('m/', 0, 0)];
const keys = (order: Parameters<typeof ordered>[1]) =>
  ordered(entries, order)
    .map(({ key }) => key)
    .join(' ');

test('folders come first, the rest as asked, equals by name', () => {
  expect(keys('name')).toBe('m/ z/ a b c');
  expect(keys('name-down')).toBe('z/ m/ c b a');
  expect(keys('newest')).toBe('m/ z/ c b a');
  expect(keys('oldest')).toBe('m/ z/ a b c');
  expect(keys('largest')).toBe('m/ z/ a b c');
  expect(keys('smallest')).toBe('m/ z/ b c a');
});
