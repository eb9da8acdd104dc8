import { describe, expect, it } from 'vitest';
import { catalogJournalsSuite, journalOf } from './catalog-journals-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';
import { withTwoProjects } from './shared-catalog.ts';

describe.skipIf(!POSTGRES)('on a real server (MEADOW_TEST_POSTGRES)', () => {
  catalogJournalsSuite('PostgreSQL', openSharedPostgres);

  it('counts once what two cores bring at the same moment', async () => {
    const { one, other, end } = await withTwoProjects(openSharedPostgres);
    try {
      const parts = Array.from({ length: 10 }, (_, at) => journalOf(3 * (at + 1)));
      const taken = await Promise.all(parts.map((part, at) => (at % 2 ? one : other).journals.take(part, true)));
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(30);
      expect((await one.predictions.summary({})).total).toBe(30);
    } finally {
      await end();
    }
  });
});
