import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { ORPCError, os } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebHandler } from '@orpc/server/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Job } from '../../contract/shapes/job.ts';
import { followJob } from '../../renderer/data/to-end.ts';
import { troubleOf } from '../../renderer/data/trouble.ts';
import type { Transport } from '../../renderer/transport/client.ts';
import { createPortTransport } from '../../renderer/transport/message-port.ts';
import { createWebTransport } from '../../renderer/transport/web.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { typedHandler } from '../../services/assembly/orpc-faults.ts';
import { Fault } from '../../services/domain/fault.ts';

const job = (done: number, state: Job['state'] = 'running'): Job => ({
  id: 'one',
  kind: 'training',
  state,
  progress: { stage: 'embed', done, total: 9 },
  started: '2026-01-01T00:00:00.000Z',
});

function unknownJob() {
  const fault = new Fault('not-found', 'No such job.', 'Look at the list.', { details: { case: 'job' } });
  return new ORPCError(fault.code, { status: fault.status, data: fault.toShape() });
}

/** A core that says a little on each line, and of which the last line alone comes to its end. */
function createCore() {
  const asked: string[] = [];
  let lines = 0;
  /** Ends where the line does: what nobody waits for any more is not to keep the test. */
  const silence = (signal: AbortSignal | undefined) => systemClock.sleep(60_000, signal).catch(() => undefined);
  return {
    asked,
    lastLine: Number.POSITIVE_INFINITY,
    get router() {
      const core = this;
      return {
        jobs: {
          list: os.handler(async ({ signal }) => {
            asked.push('list');
            await silence(signal);
          }),
          cancel: os.handler(() => {
            throw unknownJob();
          }),
          watch: os.input(z.object({ job: z.string() })).handler(async function* ({
            input: { job: wanted },
            signal,
          }): AsyncGenerator<Job> {
            asked.push('watch');
            if (wanted === 'none') throw unknownJob();
            lines += 1;
            yield job(lines);
            if (lines >= core.lastLine) yield job(9, 'done');
            else await silence(signal);
          }),
        },
        predicting: {
          add: os.handler(async ({ signal }) => {
            asked.push('add');
            await silence(signal);
          }),
        },
      };
    },
  };
}

/** A window and its way to a core. */
interface House {
  core: ReturnType<typeof createCore>;
  transport: Transport;
  /** Breaks every line there is now. */
  breakLines(): void;
  close(): Promise<void>;
}

async function openDesktop(): Promise<House> {
  vi.stubGlobal('window', new EventTarget());
  const core = createCore();
  const handler = new PortHandler(core.router, typedHandler);
  const open = new Set<MessagePort>();
  const breakLines = () => {
    for (const port of open) port.close();
    open.clear();
  };
  const transport = createPortTransport({
    pathForFile: () => '',
    camera: async () => {},
    connect(nonce) {
      const { port1, port2 } = new MessageChannel();
      handler.upgrade(port1, { context: {} });
      port1.start();
      open.add(port1);
      window.dispatchEvent(Object.assign(new Event('message'), { source: window, data: nonce, ports: [port2] }));
    },
  });
  return { core, transport, breakLines, close: async () => breakLines() };
}

async function openWeb(): Promise<House> {
  const core = createCore();
  const handler = new WebHandler(core.router, typedHandler);
  const server = createServer(
    (request: IncomingMessage, response: ServerResponse) =>
      void handler.handle(request, response, { prefix: '/rpc', context: {} }).catch(() => undefined),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  vi.stubGlobal('window', {
    location: { href: `http://127.0.0.1:${port}/`, pathname: '/', hash: '#key=known' },
    history: { replaceState: () => {} },
    sessionStorage: { getItem: () => 'known', setItem: () => {} },
  });
  return {
    core,
    transport: createWebTransport(),
    breakLines: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Resolves when the core was asked that; the test's own time limit is the bound. */
const untilAsked = ({ asked }: House['core'], what: string) => vi.waitUntil(() => asked.includes(what), 20_000);
const failed = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('It has answered.'),
    (error: unknown) => troubleOf(error),
  );
const lost = { code: 'connection-lost', retry: true };

describe.each([
  ['a message port', openDesktop],
  ['HTTP', openWeb],
])('over %s', (_name, open) => {
  let house: House;
  beforeEach(async () => {
    house = await open();
  });
  afterEach(async () => {
    await house.close();
    vi.unstubAllGlobals();
  });

  test('a call whose line breaks is told that it was lost, and the next one finds its way', async () => {
    const { core, transport, breakLines } = house;
    const call = failed(transport.client.jobs.list());
    await untilAsked(core, 'list');
    breakLines();
    expect(await call).toMatchObject(lost);
    expect(await failed(transport.client.jobs.cancel({ job: 'one' }))).toMatchObject({ code: 'not-found' });
  });

  test('a photo on its way is lost with the line', async () => {
    const photo = new File([new Uint8Array(4_000_000)], 'photo.jpg');
    const sending = failed(house.transport.client.predicting.add({ batch: 'one', name: 'photo.jpg', photo }));
    await untilAsked(house.core, 'add');
    house.breakLines();
    expect(await sending).toMatchObject(lost);
  });

  test('who waits for the next of what is told learns that the line is lost, and who asks after it broke too', async () => {
    const { client } = house.transport;
    const [waiting, late] = [await client.jobs.watch({ job: 'one' }), await client.jobs.watch({ job: 'one' })];
    expect(await waiting.next()).toMatchObject({ value: job(1) });
    expect(await late.next()).toMatchObject({ value: job(2) });
    const next = failed(waiting.next());
    house.breakLines();
    expect(await next).toMatchObject(lost);
    expect(await failed(late.next())).toMatchObject(lost);
  });

  test('a job is followed to its end over lines that break', async () => {
    const { core, transport, breakLines } = house;
    core.lastLine = 2;
    const seen: number[] = [];
    const last = await followJob(transport.client, 'one', ({ progress }) => {
      seen.push(progress.done);
      if (progress.done === 1) setTimeout(breakLines);
    });
    expect(last).toMatchObject({ state: 'done' });
    expect(seen).toEqual([1, 2, 9]);
  });

  test('what the core refuses, and what is called off, is not taken for it', async () => {
    const { core, transport } = house;
    expect(await failed(transport.client.jobs.cancel({ job: 'one' }))).toMatchObject({ code: 'not-found' });
    const none = await transport.client.jobs.watch({ job: 'none' });
    expect(await failed(none.next())).toMatchObject({ code: 'not-found' });
    const leave = new AbortController();
    const call = failed(transport.client.jobs.list(undefined, { signal: leave.signal }));
    await untilAsked(core, 'list');
    leave.abort();
    expect(await call).toMatchObject({ code: 'cancelled' });
    const told = await transport.client.jobs.watch({ job: 'one' }, { signal: leave.signal }).catch((error) => error);
    expect(troubleOf(told)).toMatchObject({ code: 'cancelled' });
  });
});

test('where nobody listens at the address, the line is lost', async () => {
  const house = await openWeb();
  await house.close();
  expect(await failed(house.transport.client.jobs.list())).toMatchObject(lost);
  vi.unstubAllGlobals();
});
