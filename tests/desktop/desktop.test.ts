import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fetchFromCore } from '../../main/core-files.ts';
import { type Core, createCore } from '../../main/core-process.ts';
import type { Fork } from '../../main/forked-process.ts';
import { createKeychain } from '../../main/keychain.ts';
import { createBridge } from '../../main/preload/bridge.ts';
import { createPortTransport } from '../../renderer/transport/message-port.ts';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import { ROOT } from '../../scripts/run-program.ts';
import { freePort } from '../integration/predictor/open-serving.ts';
import { safeStorageOf } from '../ports/safe-storage.ts';
import { forkChild } from './fork-child.ts';
import { forkThread } from './fork-thread.ts';

/** A folder of real photos: see CONTRIBUTING.md. */
const PHOTOS = process.env.MEADOW_TEST_PHOTOS;

let home: string;
let core: Core<MessagePort>;
/** The keychain of the person whose computer this is. */
const keychain = createKeychain(safeStorageOf(randomBytes(32)), 'linux');
const troubles: unknown[] = [];
const threads: Worker[] = [];

/** The programs Electron would run: the core as a thread, because ports can be handed to it; the others as processes. */
const fork: Fork<MessagePort> = (program, args, env) => {
  const file = join(ROOT, 'out/main', `${program}.js`);
  if (program !== 'core') return forkChild(file, args, env);
  const { worker, forked } = forkThread(`import(${JSON.stringify(pathToFileURL(file).href)});`, args);
  threads.push(worker);
  return forked;
};

const startCore = (args = ['--home', home]) =>
  createCore({
    fork,
    args,
    onTrouble: (trouble) => troubles.push(trouble),
    onElsewhere: (url) => troubles.push(url),
    keychain,
  });

beforeAll(buildDesktop);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'meadow-desktop-'));
  vi.stubGlobal('window', new EventTarget());
  core = startCore();
});
afterEach(async () => {
  await core.stop(10_000);
  await Promise.all(threads.splice(0).map((worker) => worker.terminate()));
  vi.unstubAllGlobals();
  await rm(home, { recursive: true, force: true });
});

/** The window's side of the bridge: main answers a wish for a port as it does in Electron. */
const bridge = createBridge({
  getPathForFile: ({ name }) => join(home, name),
  invoke: async () => undefined,
  send(_channel, nonce = '') {
    const { port1, port2 } = new MessageChannel();
    core.connect(port1);
    window.dispatchEvent(Object.assign(new Event('message'), { source: window, data: nonce, ports: [port2] }));
  },
});

test('a photo dropped on the desktop is a verdict, and its picture comes over the socket', {
  timeout: 60_000,
}, async () => {
  const { client, pathForFile } = createPortTransport(bridge);
  const file = new File([], 'meadow.jpg');
  const path = pathForFile?.(file) ?? '';
  await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a7d34' } })
    .jpeg()
    .toFile(path);

  expect(await client.system.about()).toMatchObject({ host: 'desktop', home });
  const { batch } = await client.predicting.start({ paths: [path], origin: 'window' });
  const results = [];
  for await (const update of await client.predicting.watch({ batch })) results.push(...update.results);

  expect(troubles).toEqual([]);
  expect(results).toMatchObject([{ photo: path, verdict: { verdict: expect.any(String) } }]);
  const picture = await fetchFromCore(core.socket, results[0]?.thumbnail ?? '');
  expect(picture.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(await picture.arrayBuffer()).metadata()).width).toBeGreaterThan(0);
});

test.skipIf(!PHOTOS)('a folder of photos is trained on by a process of its own', { timeout: 120_000 }, async () => {
  const { client } = createPortTransport(bridge);
  await copySome(join(PHOTOS ?? '', 'dandelion-vs-grass'), join(home, 'lawn'), 12);
  const { run } = await client.training.start({ from: join(home, 'lawn'), project: 'Lawn' });
  const updates = [];
  for await (const update of await client.training.watch({ run })) updates.push(update);
  expect(updates.at(-1)).toMatchObject({
    job: { state: 'done' },
    result: { classes: ['dandelion', 'grass'], photos: 24 },
  });
});

/** The first photos of each label, into a folder of their own. */
async function copySome(from: string, to: string, count: number): Promise<void> {
  for (const label of await readdir(from)) {
    const names = (await readdir(join(from, label))).slice(0, count);
    for (const name of names) await cp(join(from, label, name), join(to, label, name));
  }
}

test('an error of the core arrives as what it is', async () => {
  const { client } = createPortTransport(bridge);
  await expect(client.models.card({ version: 'nothing-1' })).rejects.toMatchObject({ code: 'model-missing' });
  await expect(client.system.link()).rejects.toMatchObject({ code: 'not-found' });
});

test('the secrets are locked with the keychain, and open for the next core that has it', {
  timeout: 60_000,
}, async () => {
  const file = join(home, 'secrets.json');
  const { client } = createPortTransport(bridge);
  expect(await client.secrets.state()).toEqual({ locked: false });
  const { key } = await client.serving.state();
  expect(await client.secrets.lock({ on: true })).toEqual({ locked: true });
  expect(await readFile(file, 'utf8')).not.toContain(key);
  await core.stop(10_000);

  core = startCore();
  const { client: next } = createPortTransport(bridge);
  expect((await next.serving.state()).key).toBe(key);
  expect(await next.secrets.lock({ on: false })).toEqual({ locked: false });
  expect(await readFile(file, 'utf8')).toContain(key);
  expect(troubles).toEqual([]);
});

test('the page of the local API is one of its own, another port of this computer is not', {
  timeout: 60_000,
}, async () => {
  const { client } = createPortTransport(bridge);
  // Its usual port may be another's here.
  await client.serving.configure({ port: await freePort() });
  const addressOf = async () => (await client.serving.state()).address;
  await expect.poll(addressOf, { timeout: 30_000 }).toMatch(/^http:/);
  const address = new URL((await addressOf()) ?? '');
  expect(await core.isOwnPage(`${address.origin}/docs`)).toBe(true);
  address.port = String(Number(address.port) - 1);
  expect(await core.isOwnPage(`${address.origin}/docs`)).toBe(false);
});

test('the data folder moves, and the same window is answered by the core on the new one', {
  timeout: 90_000,
}, async () => {
  await core.stop(10_000);
  vi.stubEnv('XDG_DATA_HOME', join(home, 'data'));
  vi.stubEnv('XDG_CONFIG_HOME', join(home, 'config'));
  vi.stubEnv('MEADOW_HOME', undefined);
  core = startCore([]);
  const { client } = createPortTransport(bridge);
  expect(await client.system.about()).toMatchObject({ home: join(home, 'data', 'meadow') });
  await client.settings.change({ language: 'fr' });
  const before = core.socket;
  const { job } = await client.dataFolder.move({ folder: join(home, 'disk') });
  const states = new Set<string>();
  const watch = async () => {
    for await (const { state } of await client.jobs.watch({ job })) states.add(state);
  };
  // The line may break off with the core that makes way.
  await watch().catch(() => undefined);
  expect(states).not.toContain('failed');
  await vi.waitFor(async () => expect((await client.system.about()).home).toBe(join(home, 'disk')), {
    timeout: 60_000,
    interval: 200,
  });
  expect(await client.settings.get()).toMatchObject({ language: 'fr' });
  expect(core.socket).not.toBe(before);
  expect(troubles).toEqual([]);
  vi.unstubAllEnvs();
});
