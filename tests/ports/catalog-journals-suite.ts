import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalPart } from '../../services/ports/catalog/journals.ts';
import type { PredictionRecord } from '../../services/ports/catalog/predictions.ts';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const AT = new Date('2026-09-01T12:00:00Z');

const made = (photo: string): PredictionRecord => ({
  at: AT,
  photo,
  hash: '0f'.repeat(32),
  version: 'first-1',
  verdict: 'a',
  label: 'a',
  scores: { a: 0.75, b: 0.25 },
  similarity: 0.9,
  origin: 'api',
  ms: 12,
});

const entry = (number: number, photos = [`${number}.jpg`]) => ({ number, predictions: photos.map(made) });

/** A journal with so many entries. */
export const journalOf = (entries: number): JournalPart => ({
  boot: 'x',
  entries: Array.from({ length: entries }, (_, at) => entry(at + 1)),
  at: AT,
});

/** What every catalog must do with what predictors were asked by others. */
export const catalogJournalsSuite = (name: string, open: () => Promise<SharedCatalog>): void => {
  describe(`catalog: ${name}`, () => {
    let shared: SharedCatalog;
    beforeEach(async () => {
      shared = await withTwoProjects(open);
    });
    afterEach(() => shared.end());

    const kept = async () => {
      const found = await shared.one.predictions.search({}, { limit: 1000 });
      return found.map(({ photo }) => photo).toSorted();
    };
    const counted = async () => {
      const hours = { step: 3600, from: new Date(0), to: new Date('2030-01-01') } as const;
      return (await shared.one.traffic.list('first', hours)).reduce((sum, { predictions }) => sum + predictions, 0);
    };

    it('takes each entry of a boot once, however often and by whomever it is brought', async () => {
      const { one, other } = shared;
      expect(await one.journals.last('x')).toBe(0);
      expect(await one.journals.take({ boot: 'x', entries: [entry(1), entry(2)], at: AT }, true)).toBe(2);
      expect(await other.journals.take({ boot: 'x', entries: [entry(1), entry(2), entry(3)], at: AT }, true)).toBe(1);
      expect(await one.journals.take({ boot: 'x', entries: [entry(2)], at: AT }, true)).toBe(0);
      expect(await one.journals.take({ boot: 'x', entries: [], at: AT }, true)).toBe(0);
      expect(await other.journals.last('x')).toBe(3);
      expect([await kept(), await counted()]).toEqual([['1.jpg', '2.jpg', '3.jpg'], 3]);
    });

    it('begins anew with another boot', async () => {
      const { one } = shared;
      await one.journals.take({ boot: 'x', entries: [entry(1)], at: AT }, true);
      await one.journals.take({ boot: 'y', entries: [entry(1, ['y.jpg'])], at: AT }, true);
      expect(await kept()).toEqual(['1.jpg', 'y.jpg']);
      expect([await one.journals.last('x'), await one.journals.last('y')]).toEqual([1, 1]);
    });

    it('counts without keeping, and passes entries without a prediction', async () => {
      const { one } = shared;
      expect(await one.journals.take({ boot: 'x', entries: [entry(1), entry(2, [])], at: AT }, false)).toBe(1);
      expect([await kept(), await counted(), await one.journals.last('x')]).toEqual([[], 1, 2]);
    });

    it('takes all of a part or nothing', async () => {
      const { one } = shared;
      const broken = { ...made('broken.jpg'), hash: null as unknown as string };
      const entries = [entry(1), { number: 2, predictions: [broken] }];
      await expect(one.journals.take({ boot: 'x', entries, at: AT }, true)).rejects.toThrow();
      expect([await kept(), await counted(), await one.journals.last('x')]).toEqual([[], 0, 0]);
    });

    it('counts once what is brought several times at the same moment', async () => {
      const { one } = shared;
      const parts = Array.from({ length: 10 }, (_, at) => journalOf(3 * (at + 1)));
      const taken = await Promise.all(parts.map((part) => one.journals.take(part, true)));
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(30);
      expect([(await kept()).length, await counted()]).toEqual([30, 30]);
    });

    it('forgets boots that said nothing for a month', async () => {
      const { one } = shared;
      await one.journals.take({ boot: 'old', entries: [entry(1)], at: new Date('2026-07-01T12:00:00Z') }, true);
      await one.journals.take({ boot: 'x', entries: [entry(1)], at: AT }, true);
      expect([await one.journals.last('old'), await one.journals.last('x')]).toEqual([0, 1]);
    });
  });
};
