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
