import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { triggerSettings } from '../../contract/shapes/trigger.ts';
import { createTriggerWorld, PROJECT, type TriggerWorld } from './triggers/trigger-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const settings = triggerSettings.parse({});
const newPhotos = (least: number) => ({ 'new-photos': { on: true, least } });
const limits = (part: Partial<typeof settings.limits>) => ({ limits: { ...settings.limits, ...part } });

describe('triggers whose clock is Airflow’s', () => {
  let world: TriggerWorld;
  beforeEach(async () => {
    world = await createTriggerWorld('2026-03-01T12:00:00Z', 'stack');
  });
  afterEach(() => world.close());

  const enough = async () => {
    await world.set({ ...newPhotos(25), ...limits({ coolDownMinutes: 0 }) });
    await world.addPhotos(30);
    world.clock.pass(MINUTE);
  };
  const causes = () => world.begun.map(({ trigger }) => trigger);

  it('are not looked at by a core, and say why Airflow is to begin a training', async () => {
    await enough();
    expect(await world.triggers.look(PROJECT)).toBeUndefined();
    expect(causes()).toEqual([]);
    expect(await world.airflow('weekly')).toEqual([]);
    const [order] = await world.airflow('new-photos');
    expect(order).toEqual({
      order: expect.stringMatching(/^because__lawn__20260301T1201/),
      project: PROJECT,
      mode: 'quick',
      cause: { trigger: 'new-photos', reason: { code: 'new-photos', values: { photos: 30, least: 25 } } },
    });
    await world.begin(order!);
    await world.end();
    world.clock.pass(MINUTE);
    expect(await world.airflow()).toEqual([]);
    expect(await world.said()).toEqual(['new-photos ran: new-photos']);
  });

  it('say whose clock they go by and when it looks, and keep the time zone of whoever set the calendar', async () => {
    await enough();
    await world.set({ weekly: { on: true, cron: '0 3 * * 1' } });
    expect((await world.triggers.settings({ project: PROJECT })).weekly).toMatchObject({ zone: 'Europe/Zurich' });
    const first = async () => (await world.triggers.list({ project: PROJECT }))[0];
    expect(await first()).toMatchObject({ clock: 'stack', looks: '2026-03-02T00:00:00.000Z', ordered: false });
    await world.airflow('new-photos');
    expect(await first()).toMatchObject({ ordered: true, last: { ran: true } });
  });

  it('give the same order again until it was carried out, and never a second one', async () => {
    await enough();
    const [first] = await world.airflow('new-photos');
    world.clock.pass(5 * MINUTE);
    expect(await world.airflow('new-photos')).toEqual([first]);
    await world.set({ weekly: { on: true, cron: '0 * * * *' } });
    world.clock.pass(2 * HOUR);
    // It waits its turn behind what was ordered.
    expect(await world.airflow('weekly')).toEqual([first]);
    await world.begin(first!);
    expect(await world.airflow()).toEqual([]);
    await world.end();
    world.clock.pass(MINUTE);
    expect((await world.airflow('new-photos')).map(({ cause }) => cause.trigger)).toEqual(['weekly']);
  });

  it('begin one training where two programs look at once', async () => {
    await enough();
    const both = await Promise.all([world.airflow('new-photos'), world.airflow(), world.triggers.look(PROJECT)]);
    expect(new Set(both.slice(0, 2).map((orders) => JSON.stringify(orders))).size).toBe(1);
    expect(await world.said()).toEqual(['new-photos ran: new-photos']);
  });

  it('count an ordered training once against the budget, and hold by the cool-down', async () => {
    await enough();
    await world.set(limits({ coolDownMinutes: 30, perDay: 2 }));
    await world.begin((await world.airflow())[0]!);
    await world.end();
    await world.addPhotos(30);
    world.clock.pass(10 * MINUTE);
    expect(await world.airflow()).toEqual([]);
    expect((await world.said())[0]).toBe('new-photos did not run: cool-down');
    world.clock.pass(21 * MINUTE);
    const [second] = await world.airflow();
    expect(second).toMatchObject({ cause: { reason: { values: { photos: 30 } } } });
    await world.begin(second!);
    await world.end();
    await world.addPhotos(30);
    world.clock.pass(HOUR);
    expect(await world.airflow()).toEqual([]);
    expect((await world.said())[0]).toBe('new-photos did not run: budget');
  });

  it('run the calendar once, however often it came while the laptop slept', async () => {
    await world.set({ weekly: { on: true, cron: '0 3 * * 1', zone: 'Asia/Tokyo' } });
    await world.addPhotos(20);
    world.clock.pass(22 * 24 * HOUR);
    const [order] = await world.airflow('weekly');
    expect(order!.cause.reason).toMatchObject({ code: 'missed', values: { times: 4 } });
    await world.begin(order!);
    await world.end();
    world.clock.pass(15 * MINUTE);
    expect(await world.airflow('weekly')).toEqual([]);
  });

  it('keep settings and history when the clock changes hands, also while a look is under way', async () => {
    await enough();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    world.power.ask = () => {
      asked.resolve();
      return answer.promise;
    };
    const looking = world.airflow('new-photos');
    await asked.promise;
    world.at = 'here';
    const core = world.triggers.look(PROJECT);
    delete world.power.ask;
    answer.resolve();
    const [order] = await looking;
    await core;
    expect(causes()).toEqual([]);
    await world.begin(order!);
    await world.end();
    world.clock.pass(MINUTE);
    await world.triggers.look(PROJECT);
    expect(await world.said()).toEqual(['new-photos ran: new-photos']);
    await world.addPhotos(30);
    world.clock.pass(MINUTE);
    await world.triggers.look(PROJECT);
    expect(causes()).toEqual(['new-photos', 'new-photos']);
    world.at = 'stack';
    expect(await world.airflow()).toEqual([]);
    expect(await world.triggers.settings({ project: PROJECT })).toMatchObject(newPhotos(25));
    expect(await world.said()).toHaveLength(2);
  });

  it('lose no training that Airflow was told of and is switched off for', async () => {
    await enough();
    expect(await world.airflow()).toHaveLength(1);
    world.at = 'here';
    world.clock.pass(5 * MINUTE);
    await world.triggers.look(PROJECT);
    expect(causes()).toEqual([]);
    world.clock.pass(6 * MINUTE);
    await world.triggers.look(PROJECT);
    await world.end();
    world.clock.pass(MINUTE);
    await world.triggers.look(PROJECT);
    expect(causes()).toEqual(['new-photos']);
  });

  it('let a core that looks finish before Airflow does', async () => {
    await enough();
    world.at = 'here';
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    world.power.ask = () => {
      asked.resolve();
      return answer.promise;
    };
    const core = world.triggers.look(PROJECT);
    await asked.promise;
    world.at = 'stack';
    const airflow = world.airflow('new-photos');
    delete world.power.ask;
    answer.resolve();
    await core;
    expect(await airflow).toEqual([]);
    expect(causes()).toEqual(['new-photos']);
  });

  it('let a training wait that a person asks for while one is ordered', async () => {
    await enough();
    const [order] = await world.airflow();
    expect(await world.triggers.run({ project: PROJECT, trigger: 'weekly' })).toMatchObject({
      ran: false,
      reason: { code: 'queued' },
    });
    await world.begin(order!);
    await world.end();
    world.clock.pass(MINUTE);
    const [asked] = await world.airflow('new-photos');
    expect(asked!.cause).toEqual({ trigger: 'weekly', reason: { code: 'asked', values: {} } });
  });

  it('hold nothing back any more once the run of an order ended before a training began', async () => {
    await enough();
    const [order] = await world.airflow();
    world.ended.add(order!.order);
    world.clock.pass(5 * MINUTE);
    await world.set(limits({ coolDownMinutes: 60 }));
    expect(await world.airflow('weekly')).toEqual([]);
    expect((await world.said())[0]).toBe('new-photos did not run: order-ended');
    world.clock.pass(HOUR);
    const [second] = await world.airflow('new-photos');
    expect(second!.order).not.toBe(order!.order);
    await world.begin(second!);
    await world.end();
    world.ended.add(second!.order);
    world.clock.pass(MINUTE);
    expect(await world.airflow()).toEqual([]);
    expect((await world.said())[0]).toBe('new-photos ran: new-photos');
  });

  it('wait until no more photos come, and look then', async () => {
    await world.set({ ...newPhotos(25), ...limits({ coolDownMinutes: 0 }) });
    await world.addPhotos(30);
    const looking = world.airflow('new-photos');
    await expect.poll(() => world.clock.sleepers()).toBe(1);
    world.clock.pass(2000);
    await world.addPhotos(2);
    world.clock.pass(1000);
    await expect.poll(() => world.clock.sleepers()).toBe(1);
    world.clock.pass(2000);
    expect(await looking).toMatchObject([{ cause: { reason: { values: { photos: 32 } } } }]);
  });
});
