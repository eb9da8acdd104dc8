import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { ConnectionLost } from '../transport/connection-lost.ts';
import { useConnection } from './connection.ts';
import { followEvents } from './follow-events.ts';

const event: MeadowEvent = { type: 'predictions.removed', count: 1 };

/** A core whose lines each say one thing, then are silent; `open` are those that nobody has let go. */
function createCore() {
  const open = new Set<AbortSignal>();
  const core = {
    open,
    away: undefined as Error | undefined,
    async events(_input: unknown, { signal }: { signal?: AbortSignal } = {}) {
      if (core.away) throw core.away;
      const line = signal!;
      open.add(line);
      line.addEventListener('abort', () => open.delete(line));
      return (async function* () {
        yield event;
        await new Promise((_, reject) => line.addEventListener('abort', () => reject(line.reason)));
      })();
    },
  };
  return core;
}

let leave: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  leave = new AbortController();
});
afterEach(() => {
  leave.abort();
  vi.useRealTimers();
  useConnection.setState(useConnection.getInitialState());
});

function follow(core: ReturnType<typeof createCore>, catchUp: (line: AbortSignal) => Promise<void> = async () => {}) {
  const taken: MeadowEvent[] = [];
  const system = core as unknown as Parameters<typeof followEvents>[0]['system'];
  const following = followEvents({ system }, { catchUp, take: (come) => taken.push(come), signal: leave.signal });
  return { taken, following };
}

test('a line is let go where what is asked beside it fails, before another one is opened', async () => {
  const core = createCore();
  const open: number[] = [];
  const { taken } = follow(core, async () => {
    open.push(core.open.size);
    if (open.length < 5) throw new Error('The jobs cannot be read.');
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(open).toEqual([1, 1, 1, 1, 1]);
  expect(taken).toEqual([event]);
  leave.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(core.open.size).toBe(0);
});

test('where what is asked beside it fails for good, it is asked less and less often', async () => {
  let asked = 0;
  follow(createCore(), async () => {
    asked += 1;
    throw new Error('The jobs cannot be read.');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBeLessThan(20);
  expect(useConnection.getState().state).toBe('lost');
});

test('a core that is away is asked again and again, and a session that is over no more', async () => {
  const core = createCore();
  core.away = new ConnectionLost('Failed to fetch');
  const { taken, following } = follow(core);
  await vi.advanceTimersByTimeAsync(2000);
  expect(useConnection.getState().state).toBe('lost');
  core.away = undefined;
  await vi.advanceTimersByTimeAsync(5000);
  expect(taken).toEqual([event]);
  leave.abort();
  await following;

  leave = new AbortController();
  core.away = new ORPCError('UNAUTHORIZED', { status: 401 });
  await follow(core).following;
  expect(useConnection.getState().state).toBe('ended');
});
