import { expect, it, vi } from 'vitest';
import { systemClock } from '../adapters/local/clock.ts';
import { createEvents } from '../events/events.ts';
import { findAbandoned } from './find-abandoned.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

it('looks again at once after a change that came while it looked', async () => {
  const end = new AbortController();
  const events = createEvents();
  const turn = Promise.withResolvers<void>();
  const begin = vi
    .fn(async () => undefined)
    .mockImplementationOnce(async () => {
      await turn.promise;
      events.publish({ type: 'records.changed', place: 'stack' });
      // It is heard before the look ends.
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
  // Only the wait for something to do is long.
  const sleep = (ms: number, signal?: AbortSignal) => systemClock.sleep(ms < 5000 ? 1 : ms, signal);
  const parts = { clock: { ...systemClock, sleep }, events, log: silent, place: 'stack', training: { begin } } as const;
  const finding = findAbandoned(parts, end.signal);
  turn.resolve();
  await vi.waitFor(() => expect(begin).toHaveBeenCalledTimes(2));
  end.abort();
  await finding;
});
