import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { CoreTrouble } from '../../contract/desk.ts';
import { createCore } from '../../main/core-process.ts';
import type { Fork } from '../../main/forked-process.ts';
import { beginningLate, writePrograms } from './fork-child.ts';
import { forkThread } from './fork-thread.ts';

/** A busy machine may take its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 25_000 });

/** Says what it was told through the window's port; dies when the window says so. */
const CORE = `
  process.parentPort.on('message', ({ data, ports }) => {
    if (data.type === 'quit') process.exit(0);
    const [port] = ports;
    port.on('message', (word) => (word === 'die' ? process.exit(1) : port.postMessage('heard ' + word)));
  });
  process.parentPort.postMessage({ type: 'ready', socket: '/tmp/core.sock' });
`;
const REFUSES = `
  const fault = { code: 'home-newer', message: 'The data is newer.', hint: 'Update Meadow.', retry: false };
  process.parentPort.postMessage({ type: 'refused', fault });
`;

const workers: Worker[] = [];
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.terminate())));

const fork =
  (source: string): Fork<MessagePort> =>
  () => {
    const { worker, forked } = forkThread(source);
    workers.push(worker);
    return forked;
  };

function start(source: string) {
  const troubles: CoreTrouble[] = [];
  const elsewhere: string[] = [];
  const core = createCore({
    fork: fork(source),
    args: [],
    onTrouble: (trouble) => troubles.push(trouble),
    onElsewhere: (url) => elsewhere.push(url),
    keychain: async (wish) => ({ ok: true, text: `${wish.what} heard`, stale: false }),
  });
  return { core, troubles, elsewhere };
}

test('a window that comes before the core is ready reaches it all the same', async () => {
  const { core } = start(CORE);
  const { port1, port2 } = new MessageChannel();
  core.connect(port1);
  expect(core.socket).toBeUndefined();
  port2.postMessage('hello');
  expect(await once(port2, 'message')).toEqual(['heard hello']);
  expect(core.socket).toBe('/tmp/core.sock');
  await core.stop(5000);
});

/** Asks the keychain at once, and names one page; dies when it is asked of another. */
const ASKS = `
  const page = 'http://127.0.0.1:9001/';
  process.parentPort.on('message', ({ data }) => {
    if (data.type === 'quit') process.exit(0);
    if (data.type === 'own-page' && data.address !== page) process.exit(1);
    if (data.type === 'own-page') process.parentPort.postMessage({ type: 'own-page', ask: data.ask, own: true });
    if (data.type === 'keychain') process.parentPort.postMessage({ type: 'ready', socket: JSON.stringify(data) });
  });
  process.parentPort.postMessage({ type: 'keychain', ask: 7, wish: { what: 'look' } });
`;

test('a core hears of the keychain what it asked, and is asked which pages are its own', async () => {
  const { core } = start(ASKS);
  expect(await core.isOwnPage('http://127.0.0.1:9001/')).toBe(false); // not ready yet
  await expect.poll(() => core.socket).toContain('look heard');
  expect(JSON.parse(core.socket ?? '')).toMatchObject({ ask: 7, answer: { ok: true } });
  expect(await core.isOwnPage('http://127.0.0.1:9001/')).toBe(true);
  expect(await core.isOwnPage('http://127.0.0.1:631/')).toBe(false); // it died over that
  await core.stop(5000);
});

test('when the core dies its windows are told, and the next port reaches a new core', async () => {
  const { core, troubles } = start(CORE);
  const first = new MessageChannel();
  core.connect(first.port1);
  first.port2.start();
  first.port2.postMessage('die');
  await once(first.port2, 'close');
  await eventually(() => core.socket).toBeUndefined();
  const second = new MessageChannel();
  core.connect(second.port1);
  second.port2.postMessage('again');
  expect(await once(second.port2, 'message')).toEqual(['heard again']);
  expect(troubles).toEqual([]);
  await core.stop(5000);
});

test('a core that refuses to run is not started again, and says why', async () => {
  const { core, troubles } = start(REFUSES);
  await eventually(() => troubles).toMatchObject([{ message: 'The data is newer.', hint: 'Update Meadow.' }]);
  await core.stop(5000);
  expect(workers).toHaveLength(1);
});

test('a core that finds another sends the person there, and nowhere but to this machine', async () => {
  const words = ['https://example.org/?token=a', 'http://127.0.0.1:8500/?token=b'].map(
    (url) => `process.parentPort.postMessage({ type: 'elsewhere', url: '${url}' });`,
  );
  const { core, elsewhere } = start(words.join('') + CORE);
  await eventually(() => elsewhere).toEqual(['http://127.0.0.1:8500/?token=b']);
  await core.stop(5000);
});

test('a core that is to end before it has begun is ended when it has, deaf or not', { timeout: 30_000 }, async () => {
  const programs = await writePrograms({ core: `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);` });
  const { forked, begin } = beginningLate(programs.fork('core', [], {}));
  const core = createCore({
    fork: () => forked,
    args: [],
    onTrouble: () => {},
    onElsewhere: () => {},
    keychain: async () => ({ ok: false, why: 'unavailable' }),
  });
  const stopped = core.stop(0).then(() => 'stopped');
  expect(await Promise.race([stopped, sleep(50, 'waits')])).toBe('waits');
  begin();
  expect(await stopped).toBe('stopped');
  await programs.close();
});

test('a core that keeps dying is left, with its last words', { timeout: 30_000 }, async () => {
  const { core, troubles } = start(`console.error('no disk'); process.exit(1);`);
  await eventually(() => troubles.length).toBe(1);
  expect(troubles[0]?.message).toContain('five times');
  expect(troubles[0]?.lastWords).toContain('no disk');
  await core.stop(0);
  expect(workers).toHaveLength(5);
});
