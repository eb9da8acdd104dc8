import { MessageChannel } from 'node:worker_threads';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { createCoreClient } from '../../main/core-link.ts';
import { type DeskState, nothingKnown } from '../../main/core-news/desk-state.ts';
import { followCore } from '../../main/core-news/follow-core.ts';
import { createEvents } from '../../services/events/events.ts';
import { PortDouble } from './electron-double.ts';

const training: Job = {
  id: 'one',
  kind: 'train',
  state: 'running',
  progress: { stage: 'embed', done: 1, total: 9 },
  started: '2026-01-01T00:00:00.000Z',
};

/** What the core answers; each may be put in another's place. */
const answers = {
  settings: () => ({ language: 'fr', theme: 'dark' }),
  serving: () => ({ state: 'ready' }),
  stack: () => ({ state: 'off' }),
};
const refuse = () => {
  throw new Error('The keychain is locked.');
};

let state: DeskState;
let leave: AbortController;
beforeEach(() => {
  state = nothingKnown;
  leave = new AbortController();
});
afterEach(() => leave.abort());

/** Resolves when it is so; the test's own time limit is the bound. */
const known = (holds: () => unknown) => vi.waitUntil(holds, 25_000);

/** Follows a core over a real port, as the desk does. */
function follow(given: Partial<Record<keyof typeof answers, () => unknown>>) {
  const core = { ...answers, ...given };
  const events = createEvents();
  const router = {
    system: { events: os.handler(({ signal }) => events.subscribe(signal)) },
    settings: { get: os.handler(() => core.settings()) },
    jobs: { list: os.handler(() => [training]) },
    projects: { list: os.handler(() => []) },
    serving: { state: os.handler(() => core.serving()) },
    stack: { status: os.handler(() => core.stack()) },
  };
  const handler = new RPCHandler(router);
  const client = createCoreClient(() => {
    const { port1, port2 } = new MessageChannel();
    handler.upgrade(port1, { context: {} });
    port1.start();
    return new PortDouble(port2);
  });
  void followCore({ client, onState: (now) => (state = now), onEvent: () => {}, signal: leave.signal });
  return events;
}

test('work is known also where who answers photos, or the engine, has no answer', async () => {
  const events = follow({ serving: refuse, stack: refuse });
  await known(() => state.up);
  expect(state).toMatchObject({ jobs: [training], language: 'fr', serving: undefined, stack: undefined });
  expect(events.subscribers).toBe(1);
});

test('what is answered apart is known when it comes', async () => {
  follow({});
  await known(() => state.serving && state.stack);
  expect(state).toMatchObject({ up: true, serving: 'ready', stack: 'off', jobs: [training] });
});

test('a round that fails leaves no line open behind it', async () => {
  let asked = 0;
  const events = follow({
    settings() {
      asked += 1;
      return asked > 3 ? answers.settings() : refuse();
    },
  });
  await known(() => asked > 3 && state.up);
  await known(() => events.subscribers === 1);
  leave.abort();
  await known(() => events.subscribers === 0);
});
