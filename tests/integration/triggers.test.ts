import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { triggerSettings } from '../../contract/shapes/trigger.ts';
import { snapshotKey } from '../../services/domain/object-keys.ts';
import type { Log } from '../../services/ports/log.ts';
import { followTriggers } from '../../services/triggers/follow-triggers.ts';
import { aVersion } from '../ports/catalog-suite.ts';
import { createTriggerWorld, PROJECT, type TriggerWorld } from './triggers/trigger-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const settings = triggerSettings.parse({});
const newPhotos = (least: number, on = true) => ({ 'new-photos': { on, least } });
const weekly = (cron = '0 3 * * 1', zone?: string) => ({ weekly: { on: true, cron, ...(zone && { zone }) } });
const limits = (part: Partial<typeof settings.limits>) => ({ limits: { ...settings.limits, ...part } });

describe('triggers on a real catalog, under a clock that obeys', () => {
  let world: TriggerWorld;
  beforeEach(async () => {
    // A Sunday in Zurich.
    world = await createTriggerWorld('2026-03-01T12:00:00Z');
  });
  afterEach(() => world.close());

  const look = () => world.triggers.look(PROJECT);
  const later = async (ms: number) => {
    world.clock.pass(ms);
    return look();
  };
  const dryRun = (trigger: Parameters<TriggerWorld['triggers']['dryRun']>[0]['trigger']) =>
    world.triggers.dryRun({ project: PROJECT, trigger });
  const card = async (name: string) =>
    (await world.triggers.list({ project: PROJECT })).find((one) => one.name === name);

  it('does nothing while none is switched on', async () => {
    await world.addPhotos(100);
    await later(HOUR);
    expect(world.begun).toEqual([]);
    expect((await world.triggers.list({ project: PROJECT })).every(({ enabled, last }) => !enabled && !last)).toBe(
      true,
    );
  });

  it('a dry run says what it would do, and does nothing', async () => {
    await world.addPhotos(20);
    world.clock.pass(MINUTE);
    const runs = { enabled: false, runs: false, reason: { code: 'few-photos', values: { photos: 20, least: 25 } } };
    expect(await dryRun('new-photos')).toMatchObject(runs);
    await world.addPhotos(10);
    world.clock.pass(MINUTE);
    expect(await dryRun('new-photos')).toMatchObject({ runs: true, reason: { code: 'new-photos' } });
    expect(await dryRun('weekly')).toMatchObject({ reason: { code: 'not-due' }, next: '2026-03-02T02:00:00.000Z' });
    expect(await dryRun('live-accuracy')).toMatchObject({ reason: { code: 'no-live' } });
    expect([world.begun, await world.said()]).toEqual([[], []]);
  });

  it('does not run for photos that a training had whose version was deleted', async () => {
    await world.addPhotos(30);
    await world.train();
    await world.end('failed');
    await later(MINUTE);
    await world.addPhotos(30);
    await world.train();
    await world.end();
    const [last] = await world.catalog.runs.list(PROJECT);
    const { run, snapshot } = last!;
    await world.catalog.versions.add({ ...aVersion('lawn-1', PROJECT), run, snapshot });
    await world.set({ ...newPhotos(25), 'failed-run': { on: true, most: 2 } });
    await later(MINUTE);
    await world.catalog.versions.remove('lawn-1');
    await later(MINUTE);
    expect(await dryRun('new-photos')).toMatchObject({ reason: { code: 'few-photos', values: { photos: 0 } } });
    expect(world.begun).toEqual([]);
    await world.addPhotos(26);
    await later(MINUTE);
    expect(world.begun).toMatchObject([{ reason: { code: 'new-photos', values: { photos: 26 } } }]);
  });

  it('counts from the list before where a list is lost', async () => {
    await world.addPhotos(30);
    await world.train();
    await world.end();
    await later(MINUTE);
    await world.addPhotos(10);
    await world.train();
    await world.end();
    const [last] = await world.catalog.runs.list(PROJECT);
    await world.objects.remove(snapshotKey(last!.snapshot!));
    expect(await dryRun('new-photos')).toMatchObject({ reason: { code: 'few-photos', values: { photos: 10 } } });
  });

  it('runs because of new photos, counts from the list of the last training, and says so once', async () => {
    await world.set(newPhotos(25));
    await world.addPhotos(30);
    await later(MINUTE);
    expect(world.begun).toEqual([
      { trigger: 'new-photos', reason: { code: 'new-photos', values: { photos: 30, least: 25 } } },
    ]);
    await world.addPhotos(10);
    await later(MINUTE);
    await world.end();
    expect(await dryRun('new-photos')).toMatchObject({ reason: { code: 'few-photos', values: { photos: 10 } } });
    await later(24 * HOUR);
    expect(await world.said()).toEqual(['new-photos ran: new-photos']);
    expect(await card('new-photos')).toMatchObject({ enabled: true, last: { ran: true, run: 'run-1' } });
  });

  it('waits while photos come in', async () => {
    await world.set(newPhotos(25));
    await world.addPhotos(30);
    await look();
    world.power.adding = true;
    await later(MINUTE);
    expect([world.begun, await world.said()]).toEqual([[], []]);
    world.power.adding = false;
    await later(MINUTE);
    expect(world.begun).toHaveLength(1);
  });

  it('is held by the cool-down, says until when, and runs then', async () => {
    await world.set({ ...newPhotos(10), ...limits({ coolDownMinutes: 90 }) });
    await world.addPhotos(10);
    await later(MINUTE);
    await world.end();
    await world.addPhotos(10);
    const next = await later(MINUTE);
    expect(next?.toISOString()).toBe('2026-03-01T13:31:00.000Z');
    for (let minute = 0; minute < 5; minute += 1) await later(MINUTE);
    expect(await world.said()).toEqual(['new-photos did not run: cool-down', 'new-photos ran: new-photos']);
    expect(await card('new-photos')).toMatchObject({
      next: '2026-03-01T13:31:00.000Z',
      last: { cause: { code: 'new-photos' }, reason: { values: { until: '2026-03-01T13:31:00.000Z' } } },
    });
    world.clock.set('2026-03-01T13:31:00Z');
    await look();
    expect(world.begun).toHaveLength(2);
  });

  it('keeps its budget of a day, and the battery', async () => {
    await world.set({ ...newPhotos(10), ...limits({ coolDownMinutes: 0, perDay: 2 }) });
    world.power.battery = true;
    await world.addPhotos(10);
    await later(MINUTE);
    expect(await world.said()).toEqual(['new-photos did not run: battery']);
    world.power.battery = false;
    for (let hour = 0; hour < 20; hour += 1) {
      await later(HOUR);
      await world.end();
      await world.addPhotos(10);
    }
    expect(world.begun).toHaveLength(2);
    expect((await world.said())[0]).toBe('new-photos did not run: budget');
    await later(5 * HOUR);
    expect(world.begun).toHaveLength(3);
  });

  it('what fires while a training goes on is queued once, said so, and runs after it', async () => {
    await world.set({ ...newPhotos(10), ...weekly(), ...limits({ coolDownMinutes: 0 }) });
    await world.addPhotos(12);
    await world.train();
    await world.addPhotos(10);
    await later(MINUTE);
    world.clock.set('2026-03-02T02:00:30Z');
    await look();
    await look();
    expect(await world.said()).toEqual(['weekly did not run: queued-already', 'new-photos did not run: queued']);
    expect(await card('new-photos')).toMatchObject({ queued: true });
    await world.end();
    await later(MINUTE);
    expect(world.begun).toHaveLength(1);
    expect((await world.said()).slice(0, 2).toSorted()).toEqual(['new-photos ran: new-photos', 'weekly ran: due']);
    await world.end();
    await later(HOUR);
    expect(world.begun).toHaveLength(1);
  });

  it('runs once for all the times it slept through, and goes on from there', async () => {
    await world.addPhotos(20);
    await world.set(weekly());
    await later(30 * 24 * HOUR);
    expect(world.begun).toMatchObject([{ trigger: 'weekly', reason: { code: 'missed', values: { times: 5 } } }]);
    await world.end();
    await later(HOUR);
    expect(world.begun).toHaveLength(1);
    const { next } = (await card('weekly')) ?? {};
    expect(next).toBe('2026-04-06T01:00:00.000Z');
  });

  it('does not run for what a timetable would have had before it was switched on or changed', async () => {
    await world.addPhotos(20);
    await world.set(weekly());
    world.clock.pass(8 * 24 * HOUR);
    await world.set(weekly('0 4 * * *'));
    await look();
    expect(world.begun).toEqual([]);
    await later(24 * HOUR);
    expect(world.begun).toHaveLength(1);
  });

  it('says of a timetable that it never comes, and refuses one that cannot be read', async () => {
    await world.set(weekly('0 0 31 2 *'));
    expect(await dryRun('weekly')).toMatchObject({ runs: false, reason: { code: 'never' } });
    await later(400 * 24 * HOUR);
    expect(world.begun).toEqual([]);
    await expect(world.set(weekly('every week'))).rejects.toMatchObject({ code: 'bad-request' });
    await expect(world.set(weekly('0 3 * * 1', 'Mars/Olympus'))).rejects.toMatchObject({ code: 'bad-request' });
    expect(await world.triggers.settings({ project: PROJECT })).toMatchObject({ weekly: { cron: '0 0 31 2 *' } });
  });

  it('runs when the live version is right too seldom, and not again for the same words', async () => {
    await world.addPhotos(20);
    await world.catalog.versions.add(aVersion('lawn-1', PROJECT));
    await world.catalog.live.switch(
      { project: PROJECT, version: 'lawn-1', at: world.clock.now(), how: 'gate', by: 'Meadow', reason: '' },
      undefined,
    );
    const say = async (count: number, right: boolean, from: number) => {
      for (let at = 0; at < count; at += 1)
        await world.catalog.corrections.put({
          project: PROJECT,
          hash: String(from + at).padStart(64, '0'),
          photo: 'a.jpg',
          version: 'lawn-1',
          verdict: 'grass',
          truth: right ? 'grass' : 'dandelion',
          at: world.clock.now(),
          by: 'ada',
        });
    };
    await world.set({ 'live-accuracy': { on: true, below: 0.8, last: 10 }, ...limits({ coolDownMinutes: 0 }) });
    await say(8, false, 0);
    await later(MINUTE);
    expect(await dryRun('live-accuracy')).toMatchObject({ reason: { code: 'few-corrections', values: { said: 8 } } });
    await say(8, true, 100);
    await later(MINUTE);
    expect(await dryRun('live-accuracy')).toMatchObject({ reason: { code: 'accuracy-fine' } });
    await say(3, false, 200);
    await later(MINUTE);
    expect(world.begun).toMatchObject([{ reason: { code: 'accuracy-low', values: { correct: 7, total: 10 } } }]);
    await world.end();
    await later(HOUR);
    expect(world.begun).toHaveLength(1);
  });

  it('tries a failed training again, once, and not where that cannot help', async () => {
    await world.addPhotos(20);
    await world.set({ 'failed-run': { on: true, most: 1 } });
    await world.train();
    await world.end('failed');
    await later(MINUTE);
    expect(world.begun).toMatchObject([{ trigger: 'failed-run', reason: { code: 'run-failed' } }]);
    await world.end('failed');
    await later(3 * HOUR);
    expect(await dryRun('failed-run')).toMatchObject({ runs: false, reason: { code: 'gave-up' } });
    await world.train();
    await world.end('failed', 'too-few-photos');
    expect(await dryRun('failed-run')).toMatchObject({ runs: false, reason: { code: 'no-help' } });
    expect(world.begun).toHaveLength(1);
  });

  it('says what is missing where the photos are too few to train on', async () => {
    await world.set(newPhotos(5));
    await world.addPhotos(8, 'grass');
    await later(MINUTE);
    expect(await card('new-photos')).toMatchObject({
      last: { ran: false, reason: { code: 'untrainable', values: { why: 'too-few-classes' } } },
    });
  });

  it('says why a training did not begin, and tries again', async () => {
    await world.set(newPhotos(10));
    await world.addPhotos(10);
    world.refuse(new Error('No.'));
    await later(MINUTE);
    await later(MINUTE);
    expect(await world.said()).toEqual(['new-photos did not run: not-started']);
    world.refuse(undefined);
    await later(MINUTE);
    expect(world.begun).toHaveLength(1);
  });

  describe('run by hand', () => {
    const run = (trigger: 'weekly' | 'drift' = 'weekly') => world.triggers.run({ project: PROJECT, trigger });

    it('begins at once, whatever holds it, and counts for the cool-down', async () => {
      await world.addPhotos(30);
      await world.set(newPhotos(10));
      world.power.battery = true;
      expect(await run()).toMatchObject({ trigger: 'weekly', ran: true, reason: { code: 'asked' }, run: 'run-1' });
      await world.end();
      world.power.battery = false;
      await world.addPhotos(10);
      await later(MINUTE);
      expect((await world.said())[0]).toBe('new-photos did not run: cool-down');
    });

    it('is queued once while a training goes on, survives a restart, and runs then', async () => {
      await world.addPhotos(30);
      await world.train();
      expect(await run()).toMatchObject({ ran: false, reason: { code: 'queued' } });
      expect(await run('drift')).toMatchObject({ ran: false, reason: { code: 'queued-already' } });
      await world.restart();
      await look();
      expect(world.begun).toEqual([]);
      await world.end();
      await later(MINUTE);
      await world.end();
      await later(MINUTE);
      expect(world.begun).toEqual([{ trigger: 'weekly', reason: { code: 'asked', values: {} } }]);
    });

    it('runs once where the process died before it wrote down that it began', async () => {
      await world.addPhotos(30);
      await world.train();
      await run();
      const before = await world.catalog.triggers.memory(PROJECT);
      expect(before.queued).toMatchObject({ trigger: 'weekly' });
      await world.end();
      await later(MINUTE);
      expect(world.begun).toHaveLength(1);
      await world.end();
      await world.catalog.triggers.keep(PROJECT, { memory: before });
      await world.restart();
      await later(MINUTE);
      await later(HOUR);
      expect(world.begun).toHaveLength(1);
      expect((await world.catalog.triggers.memory(PROJECT)).queued).toBeUndefined();
    });

    it('is refused where there is nothing to train on', async () => {
      expect(await run()).toMatchObject({ ran: false, reason: { code: 'untrainable' } });
      expect(await card('weekly')).toMatchObject({ queued: false });
    });
  });

  it('survives a restart: what was set, what it waits for, and the cool-down', async () => {
    await world.set({ ...weekly(), ...newPhotos(10) });
    await world.addPhotos(20);
    await later(MINUTE);
    await world.restart();
    await world.end();
    await world.addPhotos(10);
    world.clock.set('2026-03-01T12:30:00Z');
    await look();
    expect((await world.said())[0]).toBe('new-photos did not run: cool-down');
    await later(14 * 24 * HOUR);
    expect(world.begun.map(({ trigger }) => trigger)).toEqual(['new-photos', 'new-photos']);
    expect((await world.said()).slice(0, 2).toSorted()).toEqual(['new-photos ran: new-photos', 'weekly ran: missed']);
  });

  it('a run whose decision was lost still counts: for the cool-down, and for the calendar', async () => {
    await world.addPhotos(20);
    await world.set(weekly());
    const before = await world.catalog.triggers.memory(PROJECT);
    world.clock.set('2026-03-02T02:00:10Z');
    await look();
    await world.end();
    // As where the process died between the two writes.
    await world.catalog.triggers.keep(PROJECT, { memory: before });
    await later(2 * HOUR);
    expect(world.begun).toHaveLength(1);
  });

  it('goes on where the clock was set years ahead and back again', async () => {
    await world.addPhotos(20);
    await world.set(weekly());
    world.clock.set('2031-01-01T00:00:00Z');
    await look();
    await world.end();
    expect(world.begun).toHaveLength(1);
    world.clock.set('2026-03-03T00:00:00Z');
    await look();
    expect(world.begun).toHaveLength(1);
    world.clock.set('2026-03-09T02:00:10Z');
    await look();
    expect(world.begun).toHaveLength(2);
  });

  it('leaves a project alone that was removed', async () => {
    await world.set(newPhotos(10));
    await world.addPhotos(10);
    await world.catalog.projects.remove(PROJECT);
    expect(await later(MINUTE)).toBeUndefined();
    expect(world.begun).toEqual([]);
    await expect(world.triggers.list({ project: PROJECT })).rejects.toMatchObject({ code: 'not-found' });
  });

  describe('by itself', () => {
    const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    let end: AbortController;
    let followed: Promise<void>;
    const follow = () => {
      end = new AbortController();
      const { triggers, events, clock } = world;
      const { signal } = end;
      followed = followTriggers({ triggers, events: events.subscribe(signal), clock, log, signal });
    };
    const asleep = (count: number) => vi.waitFor(() => expect(world.clock.sleepers()).toBeGreaterThanOrEqual(count));
    afterEach(async () => {
      end.abort();
      await followed;
    });

    it('looks soon after photos came, and when a time comes', async () => {
      await world.set({ ...newPhotos(10), ...weekly() });
      follow();
      await asleep(1);
      await world.addPhotos(10);
      world.events.publish({ type: 'photos.changed', project: PROJECT });
      await asleep(2);
      world.clock.pass(4000);
      await vi.waitFor(() => expect(world.begun).toHaveLength(1));
      await world.end();
      await asleep(1);
      // The machine slept over the time, and a timer that did not count meanwhile goes on.
      world.clock.set('2026-03-02T07:00:00Z');
      await vi.waitFor(() => expect(world.begun).toHaveLength(2));
      expect(world.begun[1]?.reason.code).toBe('missed');
    });

    it('looks at once when the machine woke', async () => {
      await world.set(weekly());
      await world.addPhotos(20);
      follow();
      await asleep(1);
      world.clock.stand('2026-03-02T07:00:00Z');
      await new Promise(setImmediate);
      expect(world.begun).toEqual([]);
      world.events.publish({ type: 'machine.woke' });
      await vi.waitFor(() => expect(world.begun).toHaveLength(1));
    });

    it('begins nothing once it is to end, and has ended when its last look has', async () => {
      await world.set(newPhotos(10));
      await world.addPhotos(10);
      world.clock.pass(MINUTE);
      const asked = Promise.withResolvers<void>();
      const told = Promise.withResolvers<void>();
      world.power.ask = () => {
        asked.resolve();
        return told.promise;
      };
      follow();
      await asked.promise;
      end.abort();
      let ended = false;
      const noted = followed.then(() => {
        ended = true;
      });
      await new Promise(setImmediate);
      expect(ended).toBe(false);
      told.resolve();
      await noted;
      expect([world.begun, await world.said()]).toEqual([[], []]);
    });

    it('goes on where a look fails', async () => {
      await world.set(weekly());
      await world.addPhotos(20);
      const { look: real } = world.triggers;
      let failures = 0;
      world.triggers.look = async (project, signal) => {
        if (failures++ === 0) throw new Error('Once.');
        return real(project, signal);
      };
      follow();
      await asleep(1);
      world.clock.set('2026-03-02T02:00:10Z');
      await vi.waitFor(() => expect(world.begun).toHaveLength(1));
    });
  });
});
