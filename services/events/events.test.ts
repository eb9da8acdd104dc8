import { describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { createEvents } from './events.ts';

const event = (count: number): MeadowEvent => ({ type: 'predictions.removed', count });

describe('events', () => {
  it('tells every subscriber what happened since it subscribed, in order', async () => {
    const events = createEvents();
    events.publish(event(0));
    const [first, second] = [events.subscribe(), events.subscribe()];
    events.publish(event(1));
    events.publish(event(2));
    for (const reader of [first, second]) {
      expect(await reader.next()).toEqual({ done: false, value: event(1) });
      expect(await reader.next()).toEqual({ done: false, value: event(2) });
    }
  });

  it('wakes a reader that waits', async () => {
    const events = createEvents();
    const reader = events.subscribe();
    const waiting = reader.next();
    events.publish(event(1));
    expect(await waiting).toEqual({ done: false, value: event(1) });
  });

  it('forgets a subscriber that was aborted, stopped reading, or was aborted from the start', async () => {
    const events = createEvents();
    const controller = new AbortController();
    const waiting = events.subscribe(controller.signal).next();
    const stopped = events.subscribe();
    expect(events.subscribers).toBe(2);
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    events.publish(event(1));
    for await (const _ of stopped) break;
    expect(events.subscribers).toBe(0);
    expect(await events.subscribe(controller.signal).next()).toEqual({ done: true, value: undefined });
    expect(events.subscribers).toBe(0);
  });

  it('keeps a bounded number for a reader that sleeps: the newest', async () => {
    const events = createEvents();
    const sleeper = events.subscribe();
    for (let count = 1; count <= 1500; count++) events.publish(event(count));
    expect(await sleeper.next()).toEqual({ done: false, value: event(501) });
  });

  it('lets readers finish what there is when it closes', async () => {
    const events = createEvents();
    const reader = events.subscribe();
    events.publish(event(1));
    events.close();
    events.publish(event(2));
    expect(await Array.fromAsync(reader)).toEqual([event(1)]);
  });
});
