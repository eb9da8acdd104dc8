import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertSettings } from '../../contract/shapes/alert.ts';
import { NEITHER } from '../../contract/shapes/verdict.ts';
import { createEvents } from '../../services/events/events.ts';
import { followAlerts } from '../../services/monitoring/follow-alerts.ts';
import { createMonitoringWorld, type MonitoringWorld, PROJECT } from './monitoring/monitoring-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const settings = alertSettings.parse({});
const project = PROJECT;

describe('the monitoring of a real catalog, under a clock that obeys', () => {
  let world: MonitoringWorld;
  beforeEach(async () => {
    world = await createMonitoringWorld('2026-03-01T12:00:00Z');
    await world.goLive('lawn-1');
  });
  afterEach(() => world.close());

  const raised = () => world.events.flatMap((event) => (event.type === 'alert.raised' ? [event.alert.name] : []));
  const traffic = (span: 'hour' | 'day' | 'month' = 'hour', version?: string) =>
    world.monitoring.traffic({ project, span, ...(version && { version }) });

  it('shows nothing where nothing was asked, and says so', async () => {
    const { points, total, versions, since } = await traffic();
    expect(points).toHaveLength(60);
    expect(total).toEqual({ predictions: 0, verdicts: {}, judged: 0, right: 0 });
    expect([versions, since]).toEqual([[], undefined]);
    const { predictions, signals } = await world.monitoring.drift({ project });
    expect([predictions, signals.map(({ state }) => state)]).toEqual([0, Array(5).fill('few')]);
    expect(await world.open()).toEqual([]);
  });

  it('counts what was asked and judged, by time and by version', async () => {
    await world.ask(40, (place) => ({ verdict: place < 4 ? NEITHER : 'grass', ms: place < 20 ? 10 : 100 }));
    world.clock.pass(10 * MINUTE);
    await world.goLive('lawn-2');
    await world.ask(10);
    await world.judge(3, 1);
    const { points, total, versions, switches } = await traffic();
    expect(points.filter(({ predictions }) => predictions > 0).map(({ predictions }) => predictions)).toEqual([40, 10]);
    expect(total).toMatchObject({ predictions: 50, judged: 4, right: 3 });
    expect(total.verdicts).toEqual({ grass: 41, dandelion: 5, neither: 4 });
    expect(versions.map(({ version, predictions, live }) => [version, predictions, live])).toEqual([
      ['lawn-1', 40, false],
      ['lawn-2', 10, true],
    ]);
    expect(switches.map(({ version }) => version)).toEqual(['lawn-1', 'lawn-2']);
    expect((await traffic('hour', 'lawn-2')).total).toMatchObject({ predictions: 10, judged: 4 });
    expect((await traffic('hour', 'lawn-1')).total.ms!.p95).toBeGreaterThan(90);
  });

  it('shows months when the history is gone', async () => {
    await world.ask(5);
    await world.catalog.predictions.remove({ filter: {} });
    world.clock.pass(20 * DAY);
    await world.monitoring.tidy();
    expect((await traffic()).total.predictions).toBe(0);
    expect((await traffic('month')).total.predictions).toBe(5);
  });

  it('raises no alert while all is usual', async () => {
    for (let window = 0; window < 4; window++) {
      await world.ask(50);
      await world.monitoring.look();
    }
    await world.judge(18, 2);
    await world.monitoring.look();
    expect([await world.open(), raised()]).toEqual([[], []]);
  });

  it('raises one alert a shift, shows the photos behind it, and clears it when it is over', async () => {
    await world.ask(50);
    await world.ask(50, (place) => ({ light: place % 5 ? 0.02 : 0.7, photo: place % 5 ? `dark-${place}` : 'light' }));
    await world.monitoring.look();
    await world.monitoring.look();
    expect([await world.open(), raised()]).toEqual([['light'], ['light']]);
    const { signals } = await world.monitoring.drift({ project });
    const light = signals.find(({ name }) => name === 'light');
    expect(light).toMatchObject({ state: 'shifted', from: 'training' });
    expect(light!.effect).toBeLessThan(-0.2);
    const photos = await world.monitoring.driftPhotos({ project, signal: 'light', limit: 10 });
    expect(photos).toHaveLength(10);
    expect(photos.every(({ photo }) => photo.startsWith('dark'))).toBe(true);
    await world.ask(50);
    await world.monitoring.look();
    expect(await world.open()).toEqual([]);
    const [past] = await world.monitoring.alerts({ project, limit: 5 });
    expect(past).toMatchObject({ name: 'light', version: 'lawn-1', cleared: world.clock.now().toISOString() });
  });

  it('tells outside of Meadow what the alerts stand on', async () => {
    expect(await world.monitoring.figures({ project })).toEqual({ leastAccuracy: 0.8 });
    await world.ask(50);
    await world.judge(15, 5);
    expect(await world.monitoring.figures({ project })).toMatchObject({ accuracy: 0.75, drift: { shifted: 0 } });
    await world.ask(50, () => ({ light: 0.02 }));
    const { drift } = await world.monitoring.figures({ project });
    expect(drift).toMatchObject({ shifted: 1 });
    expect(drift!.farthest).toBeGreaterThan(1);
    world.keepHistory(false);
    expect(await world.monitoring.figures({ project })).not.toHaveProperty('drift');
  });

  it('ends the alerts of a version that another took the place of', async () => {
    await world.ask(50, () => ({ verdict: NEITHER, similarity: 0 }));
    await world.monitoring.look();
    expect(await world.open()).toEqual(expect.arrayContaining(['neither', 'unlike']));
    await world.goLive('lawn-2');
    await world.monitoring.look();
    expect(await world.open()).toEqual([]);
  });

  it('opens the alerts again where a version comes back whose photos are still strange', async () => {
    await world.ask(54, () => ({ verdict: NEITHER, similarity: 0 }));
    await world.monitoring.look();
    const open = await world.open();
    expect(open).toEqual(expect.arrayContaining(['neither', 'unlike']));
    await world.monitoring.see({ ids: (await world.monitoring.alerts({ project, limit: 5 })).map(({ id }) => id) });
    for (const version of ['lawn-2', 'lawn-1']) {
      world.clock.pass(MINUTE);
      await world.goLive(version);
      world.clock.pass(3000);
      await world.monitoring.look();
    }
    await world.ask(160, () => ({ verdict: NEITHER, similarity: 0 }));
    await world.monitoring.look();
    expect((await world.open()).toSorted()).toEqual(open.toSorted());
    expect(raised().toSorted()).toEqual([...open, ...open].toSorted());
    const [newest] = await world.monitoring.alerts({ project, limit: 5 });
    expect(newest).toMatchObject({ version: 'lawn-1', seen: false });
  });

  it('never says that no alert is open while photos are strange, and tells of one on the border once', async () => {
    const usual = () => world.ask(50);
    const dark = () => world.ask(50, () => ({ light: 0.02 }));
    for (const [ask, open] of [
      [dark, ['light']],
      [usual, []],
      [dark, ['light']],
      [usual, []],
      [dark, ['light']],
    ] as const) {
      await ask();
      await world.monitoring.look();
      expect(await world.open()).toEqual(open);
    }
    expect(raised()).toEqual(['light']);
    expect(await world.monitoring.alerts({ project, limit: 5 })).toHaveLength(1);
    await usual();
    await world.monitoring.look();
    world.clock.pass(HOUR);
    await dark();
    await world.monitoring.look();
    expect(raised()).toEqual(['light', 'light']);
  });

  it('tells of a live accuracy, of slowness and of silence, each from its own threshold on', async () => {
    await world.monitoring.change({ project, change: { silent: { on: true, hours: 2 } } });
    await world.judge(15, 5);
    await world.ask(50, () => ({ ms: 3000 }));
    expect((await world.open()).toSorted()).toEqual(['accuracy', 'latency']);
    world.clock.pass(50 * HOUR);
    // Nobody asks any more: whether it is still slow is not known.
    expect((await world.open()).toSorted()).toEqual(['accuracy', 'latency', 'silent']);
    const silent = (await world.monitoring.alerts({ project, limit: 5 })).find(({ name }) => name === 'silent');
    expect(silent?.value).toBe(49);
    await world.monitoring.change({ project, change: { accuracy: { ...settings.accuracy, below: 0.7 } } });
    await world.ask(50);
    expect(await world.open()).toEqual([]);
    expect(await world.monitoring.settings({ project })).toMatchObject({
      silent: { hours: 2 },
      accuracy: { below: 0.7 },
    });
  });

  it('takes nothing a version of the same name answered in a project that is gone', async () => {
    await world.ask(60, () => ({ verdict: NEITHER, similarity: 0, light: 0, version: 'lawn-2' }));
    world.clock.pass(HOUR);
    await world.goLive('lawn-2');
    const { predictions, signals } = await world.monitoring.drift({ project });
    expect([predictions, signals.map(({ state }) => state)]).toEqual([0, Array(5).fill('few')]);
  });

  it('says that nothing can be told of single photos where the history is off, and leaves what was told', async () => {
    await world.ask(50, () => ({ light: 0 }));
    expect(await world.open()).toEqual(['light']);
    world.keepHistory(false);
    expect(await world.monitoring.drift({ project })).toMatchObject({ kept: false, predictions: 0, signals: [] });
    expect(await world.monitoring.driftPhotos({ project, signal: 'light', limit: 5 })).toEqual([]);
    expect(await world.open()).toEqual(['light']);
  });

  it('goes on to the next project where one cannot be looked at', async () => {
    await world.catalog.projects.create({
      id: 'another',
      name: 'Another',
      classes: ['a', 'b'],
      created: new Date(0),
      policy: 'ask',
    });
    const lawn = await world.catalog.versions.find('lawn-1');
    await world.catalog.versions.add({ ...lawn!, version: 'another-1', project: 'another' });
    const live = {
      project: 'another',
      version: 'another-1',
      at: new Date(0),
      how: 'gate',
      by: 'a',
      reason: '',
    } as const;
    await world.catalog.live.switch(live, undefined);
    const { settings: real } = world.catalog.alerts;
    world.catalog.alerts.settings = (which) =>
      which === 'another' ? Promise.reject(new Error('Broken.')) : real(which);
    await world.ask(50, () => ({ ms: 3000 }));
    await world.monitoring.look();
    expect([raised(), world.warned]).toEqual([['latency'], ['The alerts of a project could not be looked at']]);
  });

  it('marks an alert as seen', async () => {
    await world.ask(50, () => ({ ms: 3000 }));
    const [alert] = await world.monitoring.alerts({ project, limit: 5 });
    await world.monitoring.see({ ids: [alert!.id] });
    expect(world.events.at(-1)).toEqual({ type: 'alerts.changed', project });
    expect(await world.monitoring.alerts({ project, limit: 5 })).toMatchObject([{ id: alert!.id, seen: true }]);
  });

  it('knows no project that is not there', async () => {
    const none = { project: 'none' };
    await expect(world.monitoring.traffic({ ...none, span: 'day' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(world.monitoring.change({ ...none, change: { last: 30 } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('looks soon after photos were asked about, and by itself from minute to minute', async () => {
    const events = createEvents();
    const end = new AbortController();
    const { clock } = world;
    let looks = 0;
    const follow = followAlerts({
      monitoring: {
        async look() {
          looks += 1;
        },
      },
      events: events.subscribe(),
      clock,
      log: { info() {}, warn() {}, error() {} } as never,
      signal: end.signal,
    });
    const settled = async (sleepers: number) => {
      while (clock.sleepers() < sleepers) await new Promise((resolve) => setImmediate(resolve));
    };
    await settled(1);
    expect(looks).toBe(1);
    clock.pass(3000);
    await settled(1);
    events.publish({ type: 'predictions.made', count: 1, origin: 'window' });
    while (looks < 2) await new Promise((resolve) => setImmediate(resolve));
    await settled(1);
    clock.pass(3000);
    await settled(1);
    clock.pass(MINUTE);
    while (looks < 3) await new Promise((resolve) => setImmediate(resolve));
    end.abort();
    clock.pass(MINUTE);
    await follow;
    events.close();
  });
});
