import { expect, test } from 'vitest';
import { createSqliteCatalog } from '../adapters/sqlite/catalog.ts';
import { tidyDaily } from './tidy-daily.ts';

test('commands tidy once a day between them', async () => {
  const catalog = await createSqliteCatalog(':memory:');
  let now = new Date('2026-03-01T10:00:00Z');
  let tidied = 0;
  const clock = { now: () => now, sleep: async () => {} };
  const history = {
    tidy: async () => {
      tidied += 1;
    },
  };
  const after = async (time: string) => {
    now = new Date(time);
    await tidyDaily(catalog, history, clock);
    return tidied;
  };
  expect(await after('2026-03-01T10:00:00Z')).toBe(1);
  expect(await after('2026-03-02T09:59:59Z')).toBe(1);
  expect(await after('2026-03-02T10:00:00Z')).toBe(2);
  await catalog.close();
});
