import { describe, expect, it } from 'vitest';
import type { Crew } from './crew.ts';
import { mayRest, restWhenUnused } from './rest-when-unused.ts';

const MINUTE = 60_000;
const facts = { now: 10 * MINUTE, used: 0, minutes: 5, busy: false, open: false };

describe('who answers photos', () => {
  it('may rest when nobody asked for long, and nobody else may ask', () => {
    expect(mayRest(facts)).toBe(true);
    expect(mayRest({ ...facts, used: 6 * MINUTE })).toBe(false);
    expect(mayRest({ ...facts, minutes: 0 })).toBe(false);
    expect(mayRest({ ...facts, busy: true })).toBe(false);
    expect(mayRest({ ...facts, open: true })).toBe(false);
  });

  it('is started again only when it has ended, by a photo that comes meanwhile or by a person', async () => {
    let now = 0;
    const waiting: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => waiting.push(resolve));
    const clock = { now: () => new Date(now), sleep: wait };
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const done: string[] = [];
    let ended = Promise.withResolvers<void>();
    const crew = {
      predictor: { classify: async () => void done.push('asked') },
      start: () => void done.push('start'),
      async stop() {
        done.push('stop');
        await ended.promise;
        done.push('ended');
      },
      restart: async () => void done.push('restart'),
    } as unknown as Crew;
    const resting = restWhenUnused(crew, { clock, minutes: async () => 5, open: async () => false });
    const photo = () => resting.predictor.classify(new Uint8Array(), {});
    const goToRest = async () => {
      done.length = 0;
      ended = Promise.withResolvers();
      now += 6 * MINUTE;
      waiting.shift()?.();
      await turn();
      expect(done).toEqual(['stop']);
    };
    resting.start();

    await goToRest();
    const photos = [photo(), photo()];
    await turn();
    expect(done).toEqual(['stop']);
    ended.resolve();
    await Promise.all(photos);
    expect(done).toEqual(['stop', 'ended', 'start', 'asked', 'asked']);

    await turn();
    await goToRest();
    const restarted = resting.restart();
    ended.resolve();
    await restarted;
    expect(done).toEqual(['stop', 'ended', 'restart']);

    await turn();
    await goToRest();
    const stopped = [resting.stop(), photo()];
    ended.resolve();
    await Promise.all(stopped);
    expect(done).not.toContain('start');
  });

  it('is ended after its time, started again by a photo, and watched until it is stopped', async () => {
    let now = 0;
    let sleeper: (() => void) | undefined;
    const clock = {
      now: () => new Date(now),
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          sleeper = resolve;
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    };
    const later = async (minutes: number) => {
      now += minutes * MINUTE;
      sleeper?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    const done: string[] = [];
    const note = (what: string) => async () => void done.push(what);
    const crew = {
      predictor: { classify: note('asked'), health: note('health') },
      start: () => void done.push('start'),
      stop: note('stop'),
      ready: note('ready'),
      admit: note('admit'),
      restart: note('restart'),
    } as unknown as Crew;
    let open = true;
    const resting = restWhenUnused(crew, { clock, minutes: async () => 5, open: async () => open });
    resting.start();
    await later(6);
    expect(done).toEqual(['start']);
    open = false;
    await later(1);
    expect(done).toEqual(['start', 'stop']);
    await later(10);
    expect(done).toEqual(['start', 'stop']);
    await resting.predictor.classify(new Uint8Array(), {} as Parameters<typeof resting.predictor.classify>[1]);
    expect(done).toEqual(['start', 'stop', 'start', 'asked']);
    await later(4);
    expect(done).toHaveLength(4);
    await later(2);
    expect(done.at(-1)).toBe('stop');
    await resting.stop();
  });
});
