import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertSettings } from '../../contract/shapes/alert.ts';
import { latencyOf } from '../../services/domain/traffic/latency-buckets.ts';
import type { AlertRecord } from '../../services/ports/catalog/alerts.ts';
import type { PredictionRecord } from '../../services/ports/catalog/predictions.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 2, 1, 10, minute, second));

const made = (part: Partial<PredictionRecord> = {}): PredictionRecord => ({
  at: at(0),
  photo: 'a.jpg',
  hash: 'a'.repeat(64),
  version: 'first-1',
  verdict: 'a',
  label: 'a',
  scores: { a: 0.9, b: 0.1 },
  similarity: 0.5,
  origin: 'window',
  ms: 20,
  ...part,
});

const anAlert = (part: Partial<AlertRecord> = {}): Omit<AlertRecord, 'id' | 'cleared' | 'seen'> => ({
  project: 'first',
  name: 'latency',
  version: 'first-1',
  raised: at(0),
  value: 1200.5,
  threshold: 1000,
  ...part,
});

/** What every catalog must do with what is watched: counts of predictions, and alerts. */
export const catalogMonitoringSuite = (name: string, open: () => Promise<SharedCatalog>): void => {
  describe(`catalog: ${name}`, () => {
    let shared: SharedCatalog;
    let catalog: Catalog;
    beforeEach(async () => {
      shared = await withTwoProjects(open);
      catalog = shared.one;
    });
    afterEach(() => shared.end());

    const counted = async (step: 60 | 3600, project = 'first', from = at(0), to = at(120)) =>
      (await shared.other.traffic.list(project, { step, from, to })).map(({ at: begin, version, predictions }) => [
        begin.toISOString().slice(11, 16),
        version,
        predictions,
      ]);

    it('counts predictions by minute and by hour, whether they are kept or not', async () => {
      await catalog.predictions.add([made({ at: at(0, 1) }), made({ at: at(0, 59) }), made({ at: at(1) })]);
      await catalog.traffic.add([made({ at: at(1, 30) }), made({ at: at(61), version: 'first-2' })]);
      await catalog.traffic.add([made({ version: 'second-1' })]);
      expect(await counted(60)).toEqual([
        ['10:00', 'first-1', 2],
        ['10:01', 'first-1', 2],
        ['11:01', 'first-2', 1],
      ]);
      expect(await counted(3600)).toEqual([
        ['10:00', 'first-1', 4],
        ['11:00', 'first-2', 1],
      ]);
      expect(await catalog.predictions.search({}, { limit: 10 })).toHaveLength(3);
      const ofOne = await catalog.traffic.list('first', { step: 3600, from: at(0), to: at(120), version: 'first-2' });
      expect(ofOne.map(({ predictions }) => predictions)).toEqual([1]);
    });

    it('keeps verdicts, times and similarities of what it counted', async () => {
      const verdicts = ['a', 'a', 'neither', '__proto__'];
      for (const [place, verdict] of verdicts.entries())
        await catalog.predictions.add([made({ verdict, ms: 10 * (place + 1), similarity: 0.25 * place })]);
      const [hour] = await shared.other.traffic.list('first', { step: 3600, from: at(0), to: at(1) });
      expect(hour?.verdicts).toEqual(
        new Map([
          ['a', 2],
          ['neither', 1],
          ['__proto__', 1],
        ]),
      );
      expect(hour?.similaritySum).toBeCloseTo(1.5, 3);
      expect(Math.abs(latencyOf(hour!.ms)!.p99 / 40 - 1)).toBeLessThan(0.06);
    });

    it('counts on when predictions are deleted, and forgets minutes when asked to', async () => {
      await catalog.predictions.add([made(), made({ at: at(30) })]);
      await catalog.predictions.remove({ filter: {} });
      expect(await counted(3600)).toEqual([['10:00', 'first-1', 2]]);
      await catalog.traffic.expire(at(30));
      expect(await counted(60)).toEqual([['10:30', 'first-1', 1]]);
      expect(await counted(3600)).toEqual([['10:00', 'first-1', 2]]);
      expect(await catalog.traffic.ends('first')).toEqual({ first: at(0), last: at(0) });
      expect(await catalog.traffic.ends('second')).toBeUndefined();
      expect(await catalog.traffic.bytes()).toBeGreaterThan(0);
    });

    it('adds to what another program has counted', async () => {
      for (let round = 0; round < 5; round++) {
        await catalog.predictions.add([made()]);
        await shared.other.traffic.add([made()]);
      }
      expect(await counted(3600)).toEqual([['10:00', 'first-1', 10]]);
    });

    it('keeps how bright and how sharp a photo is, where that is known', async () => {
      await catalog.predictions.add([made({ light: 0.8124, sharpness: -1.25 }), made()]);
      const [without, measured] = await shared.other.predictions.search({}, { limit: 2 });
      expect(measured).toMatchObject({ light: 0.812, sharpness: -1.25 });
      expect(without).not.toHaveProperty('light');
    });

    it('keeps that a photo was barely known', async () => {
      await catalog.predictions.add([made({ barelyKnown: true }), made()]);
      const [known, barely] = await shared.other.predictions.search({}, { limit: 2 });
      expect(barely).toMatchObject({ barelyKnown: true });
      expect(known).not.toHaveProperty('barelyKnown');
    });

    it('finds the first predictions of a version that were measured, in the order they were kept', async () => {
      const measured = (minute: number, photo: string, version = 'first-1') =>
        made({ at: at(minute), photo, version, light: 0.5, sharpness: 0 });
      await catalog.predictions.add([made({ at: at(0), photo: 'of an older release' })]);
      await catalog.predictions.add([measured(1, 'early'), measured(2, 'other', 'first-2'), measured(3, 'late')]);
      const photos = async (since: Date, limit: number) =>
        (await shared.other.predictions.first('first-1', since, limit)).map(({ photo }) => photo);
      expect(await photos(at(0), 5)).toEqual(['early', 'late']);
      expect(await photos(at(2), 5)).toEqual(['late']);
      expect(await photos(at(0), 1)).toEqual(['early']);
      expect(await photos(at(4), 5)).toEqual([]);
      expect(await shared.other.predictions.first('none-1', at(0), 5)).toEqual([]);
    });

    it('keeps what a version was lent for apart from how it does', async () => {
      const measured = (minute: number, photo: string, lent?: boolean) =>
        made({ at: at(minute), photo, lent, light: 0.5, sharpness: 0 });
      await catalog.predictions.add([measured(0, 'own'), measured(1, 'lent', true), measured(2, 'last')]);
      await catalog.traffic.add([measured(3, 'not kept', true)]);
      const { predictions } = shared.other;
      const photos = (found: readonly { photo: string }[]) => found.map(({ photo }) => photo);
      expect(photos(await predictions.last('first-1', at(0), 5))).toEqual(['last', 'own']);
      expect(photos(await predictions.last('first-1', at(1), 5))).toEqual(['last']);
      expect(photos(await predictions.last('first-1', at(0), 1))).toEqual(['last']);
      expect(await predictions.last('none-1', at(0), 5)).toEqual([]);
      expect(photos(await predictions.first('first-1', at(0), 5))).toEqual(['own', 'last']);
      expect(await counted(3600)).toEqual([['10:00', 'first-1', 2]]);
      expect(await predictions.search({}, { limit: 5 })).toMatchObject([
        { photo: 'last' },
        { photo: 'lent', lent: true },
        { photo: 'own' },
      ]);
    });

    it('raises an alert once until it is cleared', async () => {
      const raised = await catalog.alerts.raise(anAlert());
      expect(raised).toEqual({ ...anAlert(), id: raised?.id, cleared: undefined, seen: false });
      expect(await shared.other.alerts.raise(anAlert())).toBeUndefined();
      await catalog.alerts.clear([raised!.id], at(5));
      const again = await shared.other.alerts.raise(anAlert({ raised: at(9) }));
      expect((await catalog.alerts.list('first', 10)).map(({ id, cleared }) => [id, cleared])).toEqual([
        [again?.id, undefined],
        [raised?.id, at(5)],
      ]);
      await catalog.alerts.clear([raised!.id], at(50));
      expect((await catalog.alerts.list('first', 10)).at(-1)?.cleared).toEqual(at(5));
    });

    it('opens an alert again, seen where it was, unless one of its name is open', async () => {
      const first = await catalog.alerts.raise(anAlert());
      await catalog.alerts.clear([first!.id], at(5));
      await catalog.alerts.see([first!.id]);
      await catalog.alerts.reopen([]);
      await shared.other.alerts.reopen([first!.id]);
      expect(await catalog.alerts.list('first', 10)).toEqual([{ ...first, seen: true }]);
      await catalog.alerts.clear([first!.id], at(6));
      const elsewhere = await catalog.alerts.raise(anAlert({ project: 'second' }));
      const second = await catalog.alerts.raise(anAlert({ raised: at(9) }));
      await catalog.alerts.see([second!.id]);
      await catalog.alerts.reopen([first!.id, second!.id]);
      expect((await shared.other.alerts.list('first', 10)).map(({ id, cleared, seen }) => [id, cleared, seen])).toEqual(
        [
          [second!.id, undefined, true],
          [first!.id, at(6), true],
        ],
      );
      expect(await catalog.alerts.list('second', 10)).toEqual([elsewhere]);
    });

    it('lists open alerts first, and marks those a person has seen', async () => {
      const old = await catalog.alerts.raise(anAlert());
      const over = await catalog.alerts.raise(anAlert({ name: 'neither' }));
      await catalog.alerts.clear([over!.id], at(1));
      expect(await catalog.alerts.see([old!.id])).toEqual(['first']);
      expect(await catalog.alerts.see([])).toEqual([]);
      const all = await shared.other.alerts.list('first', 10);
      expect(all.map(({ name: which, seen }) => [which, seen])).toEqual([
        ['latency', true],
        ['neither', false],
      ]);
      expect(await shared.other.alerts.list('second', 10)).toEqual([]);
    });

    it('has the default alerts where nothing was set, and what was set where something was', async () => {
      expect(await catalog.alerts.settings('first')).toEqual(alertSettings.parse({}));
      const settings = alertSettings.parse({ latency: { on: false, aboveMs: 50 }, last: 20 });
      await catalog.alerts.set('first', settings);
      expect(await shared.other.alerts.settings('first')).toEqual(settings);
    });

    it('forgets all of it with the project, and takes nothing for one that is gone', async () => {
      await catalog.predictions.add([made()]);
      await catalog.alerts.set('first', alertSettings.parse({}));
      await catalog.alerts.raise(anAlert());
      await catalog.projects.remove('first');
      expect([await counted(3600), await catalog.alerts.list('first', 10)]).toEqual([[], []]);
      await expect(catalog.alerts.raise(anAlert())).rejects.toMatchObject({ code: 'not-found' });
      const late = catalog.alerts.set('first', alertSettings.parse({}));
      await expect(late).rejects.toMatchObject({ code: 'not-found' });
      // A prediction that was on its way is kept in the history, and counted nowhere.
      await catalog.predictions.add([made()]);
      expect(await counted(3600)).toEqual([]);
    });
  });
};
