import { expect, test } from 'vitest';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { tidyDaily, tidyHourly } from './tidying.ts';

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

test('commands tidy once a day between them', async () => {
  const catalog = await createSqliteCatalog(':memory:');
  let now = new Date('2026-03-01T10:00:00Z');
  let tidied = 0;
  const clock = { now: () => now, sleep: async () => {} };
  const count = async () => {
    tidied += 1;
  };
  const after = async (time: string) => {
    now = new Date(time);
    await tidyDaily(catalog, { tidies: { count }, clock, log });
    return tidied;
  };
  expect(await after('2026-03-01T10:00:00Z')).toBe(1);
  expect(await after('2026-03-02T09:59:59Z')).toBe(1);
  expect(await after('2026-03-02T10:00:00Z')).toBe(2);
  const stopped = { count: () => new Promise<void>(() => undefined) };
  now = new Date('2026-03-03T10:00:00Z');
  void tidyDaily(catalog, { tidies: stopped, clock, log });
  expect(await after('2026-03-03T10:00:01Z')).toBe(3);
  await catalog.close();
});

test('an open core tidies at once and each hour, whatever one of them says, and stops when told', async () => {
  const end = new AbortController();
  const done: string[] = [];
  let hours = 0;
  const clock = {
    now: () => new Date(),
    sleep: async () => {
      hours += 1;
      if (hours === 3) end.abort();
    },
  };
  const tidies = {
    one: async () => {
      done.push('one');
      throw new Error('no');
    },
    two: async () => void done.push('two'),
  };
  await tidyHourly({ tidies, clock, log }, end.signal);
  expect(done).toEqual(['one', 'two', 'one', 'two', 'one', 'two']);
});
