import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { createPredictorClient } from '../../services/adapters/http/predictor-client.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createFileSecrets } from '../../services/adapters/local/secrets.ts';
import { checkPort } from '../../services/adapters/node/check-port.ts';
import { asFault, Fault } from '../../services/domain/fault.ts';
import { createAsk } from '../../services/predicting/ask-predictor.ts';
import { keychainOn, safeStorageOf } from '../ports/safe-storage.ts';
import { makeModels } from './predictor/made-model.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, manyBody, photoBody } from './predictor/open-predictor.ts';
import { freePort, type OpenServing, openServing } from './predictor/open-serving.ts';

let folder: string;
let models: ServedModel[];
let house: OpenServing;
let photo: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-serving-'));
  models = await makeModels(folder, [
    { version: 'test-1', seed: 1 },
    { version: 'test-2', seed: 2 },
    { version: 'test-3', seed: 3 },
  ]);
  photo = await makePhoto(1);
});
afterAll(() => rm(folder, { recursive: true }));

const open = async (parts: Parameters<typeof openServing>[2] = {}) => {
  const home = await mkdtemp(join(folder, 'home-'));
  house = await openServing(home, { models: [models[0]!], live: 'test-1' }, parts);
};
beforeEach(() => open());
afterEach(() => house.close());

const up = () => {
  house.serving.start();
  return house.serving.ready();
};

const portOf = (server: ReturnType<typeof createServer>): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Resolves when `holds` does; the test's own time limit is the bound. */
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await systemClock.sleep(20);
};

describe('serving', () => {
  it('starts the predictor, tells how it is, and ends it', async () => {
    const state = await up();
    expect(state).toMatchObject({ state: 'ready', on: true, version: 'test-1', restarts: 0, runtime: 'onnx' });
    expect(await ask(`${state.address}/health/ready`)).toMatchObject({ status: 200 });
    const shown = house.events.flatMap((event) => (event.type === 'serving.changed' ? [event.serving.state] : []));
    expect([...new Set(shown)]).toEqual(['starting', 'ready']);
    await house.serving.stop();
    expect(() => process.kill(state.pid!, 0)).toThrow();
    expect(await house.serving.state()).toMatchObject({ state: 'off' });
  });

  it('finishes a batch that its death by kill -9 interrupts, and answers no photo twice', async () => {
    const { pid } = await up();
    const askPredictor = createAsk({ predictor: house.serving.predictor, clock: systemClock });
    const photos = await Promise.all(Array.from({ length: 24 }, (_, seed) => makePhoto(seed)));
    const answered: string[] = [];
    const batch = photos.map(async (bytes, index) => {
      const { hash } = await askPredictor(bytes, {});
      answered.push(hash);
      if (index === 3) process.kill(pid!, 'SIGKILL');
      return hash;
    });
    const hashes = await Promise.all(batch);
    expect(new Set(hashes).size).toBe(24);
    expect(answered).toHaveLength(24);
    expect(await house.serving.state()).toMatchObject({ state: 'ready', restarts: 1 });
    expect(house.records).toEqual([]); // the core records these itself
  });

  it('takes over what others asked, each prediction once, through deaths of the disk and of the predictor', async () => {
    house.failures = 1;
    const { address, pid } = await up();
    await ask(`${address}/v1/predict?name=one.jpg`, photoBody(photo));
    const many = [1, 2].map((seed) => ({ name: `${seed}.jpg`, bytes: photo }));
    await ask(`${address}/v1/predict`, manyBody([...many, { name: 'broken', bytes: Buffer.from('x') }]));
    await until(() => house.records.length === 3);
    process.kill(pid!, 'SIGKILL');
    await until(
      async () => (await house.serving.state()).restarts === 1 && (await house.serving.state()).state === 'ready',
    );
    await ask(`${address}/v1/predict`, photoBody(photo));
    await house.serving.predictor.classify(photo, {});
    await house.serving.stop();
    const [first, second, third, last, ...more] = house.records.map((record) => record.photo);
    expect([first, last, more]).toEqual(['one.jpg', house.records[3]?.hash.slice(0, 12), []]);
    // Photos of one form are looked at side by side: whichever is done first is written first.
    expect([second, third].toSorted()).toEqual(['1.jpg', '2.jpg']);
    expect(house.records[0]).toMatchObject({ origin: 'api', version: 'test-1', verdict: 'neither' });
    expect(house.records[0]).toMatchObject({ light: expect.any(Number), sharpness: expect.any(Number) });
  });

  it('shows the requests of others as they come, and none of its own', async () => {
    const { address } = await up();
    await ask(`${address}/v1/predict`, photoBody(photo));
    const controller = new AbortController();
    const log = await house.serving.log(undefined, controller.signal);
    await house.serving.predictor.classify(photo, {});
    await ask(`${address}/v1/predict?version=none`, photoBody(photo));
    const seen: [string, number, string][] = [];
    for await (const requests of log) {
      seen.push(...requests.map(({ path, status, outcome }): [string, number, string] => [path, status, outcome]));
      if (seen.length === 2) controller.abort();
    }
    expect(seen).toEqual([
      ['/v1/predict', 200, 'neither'],
      ['/v1/predict?version=none', 404, 'model-missing'],
    ]);
  });

  it('serves a new version at once; a changed file is refused and the old version answers on', async () => {
    await up();
    house.shelf = { models: models.slice(0, 2), live: 'test-2' };
    await house.serving.shelfChanged();
    expect(await house.serving.state()).toMatchObject({ version: 'test-2' });
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-2');
    expect((await house.serving.predictor.classify(photo, { version: 'test-1' })).verdict.version).toBe('test-1');

    const bytes = await readFile(models[2]!.path);
    bytes[bytes.length - 100]! ^= 1;
    const path = join(folder, 'flipped.meadow');
    await writeFile(path, bytes);
    house.shelf = {
      models: [...models.slice(0, 2), { ...models[2]!, path }],
      live: 'test-3',
      before: ['test-2', 'test-1'],
    };
    await house.serving.shelfChanged();
    expect(await house.serving.state()).toMatchObject({
      state: 'ready',
      version: 'test-2',
      error: { code: 'model-refused' },
    });
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-2');

    await house.serving.restart();
    expect(await house.serving.ready()).toMatchObject({ version: 'test-2', error: { code: 'model-refused' } });
  });

  it('answers who names a project with its live version, whichever project is chosen and goes live', async () => {
    const { address } = await up();
    const versionOf = async (query: string) =>
      ((await ask(`${address}/v1/predict${query}`, photoBody(photo))).json as { version: string }).version;
    const [one, two, three] = models;
    const serve = async (live: string, lawn: string[]) => {
      const moss = { id: 'moss', name: 'Moss', live: ['test-3'] };
      const projects = [{ id: 'test', name: 'Lawn', live: lawn }, moss];
      house.shelf = { models: [one!, two!, { ...three!, project: 'moss' }], live, projects };
      await house.serving.shelfChanged();
    };
    await serve('test-1', ['test-1']);
    expect([await versionOf(''), await versionOf('?project=Lawn')]).toEqual(['test-1', 'test-1']);
    await serve('test-3', ['test-1']);
    expect([await versionOf(''), await versionOf('?project=Lawn')]).toEqual(['test-3', 'test-1']);
    await serve('test-3', ['test-2', 'test-1']);
    expect([await versionOf(''), await versionOf('?project=Lawn')]).toEqual(['test-3', 'test-2']);
    await serve('test-3', ['test-1']);
    expect([await versionOf('?project=test'), await versionOf('?project=Moss')]).toEqual(['test-1', 'test-3']);
  });

  it('asks for the key, renews it, and shuts others out, at once and without a new start', async () => {
    const { address, key, pid } = await up();
    const status = async (headers = {}) => (await ask(`${address}/v1/models`, { headers })).status;
    expect(await status()).toBe(200);
    await house.serving.configure({ requireKey: true });
    expect([await status(), await status({ 'x-api-key': key })]).toEqual([401, 200]);
    const renewed = await house.serving.renewKey(undefined);
    expect([await status({ 'x-api-key': key }), await status({ 'x-api-key': renewed.key })]).toEqual([401, 200]);
    expect(await house.serving.configure({ on: false })).toMatchObject({ state: 'off', pid });
    expect(await status({ 'x-api-key': renewed.key })).toBe(503);
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-1');
    expect(await house.serving.configure({ on: true })).toMatchObject({ state: 'ready', pid });
  });

  it('moves to another port, but not to one that is taken', async () => {
    const before = await up();
    const taken = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(Promise.resolve(house.serving.configure({ port }))).rejects.toMatchObject({ code: 'port-taken' });
    expect(await house.serving.state()).toMatchObject({ state: 'ready', port: before.port });
    taken.close();

    const next = await freePort();
    await house.serving.configure({ port: next });
    const after = await house.serving.ready();
    expect(after).toMatchObject({ state: 'ready', address: `http://127.0.0.1:${next}` });
    expect((await ask(`${after.address}/health/live`)).status).toBe(200);
    await expect(ask(`${before.address}/health/live`)).rejects.toThrow();
  });

  it('predicts for the window although another program has its port, and says who', async () => {
    await house.close();
    const stranger = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const address = stranger.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await open({ port });
    house.serving.start();
    await expect(house.serving.ready()).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining('Another program'),
    });
    expect(await house.serving.state()).toMatchObject({ state: 'failed', port, error: { code: 'port-taken' } });
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-1');
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
    await house.serving.restart();
    expect(await house.serving.ready()).toMatchObject({ state: 'ready', port });
  });

  it('takes the next port where nobody named one, and the usual one again when it starts anew', async () => {
    await house.close();
    const stranger = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const usualPort = portOf(stranger);
    await open({ port: undefined, usualPort });
    const state = await up();
    expect(state).toMatchObject({ state: 'ready', portChosen: false, portTaken: usualPort });
    expect(state.port).toBeGreaterThan(usualPort);
    expect(state.address).toBe(`http://127.0.0.1:${state.port}`);
    expect((await ask(`${state.address}/health/live`)).status).toBe(200);

    // The port stays where the predictor dies: programs know it.
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
    process.kill(state.pid!, 'SIGKILL');
    await until(async () => (await house.serving.state()).restarts === 1);
    expect(await house.serving.ready()).toMatchObject({ address: state.address });

    await house.serving.restart();
    const again = await house.serving.ready();
    expect(again).toMatchObject({ state: 'ready', port: usualPort, portChosen: false });
    expect(again.portTaken).toBeUndefined();
  });

  it('stands beside others that begin at the same moment and want the same port', async () => {
    await house.close();
    const usualPort = await freePort();
    const parts = { port: undefined, usualPort };
    const shelf = { models: [models[0]!], live: 'test-1' };
    const folders = await Promise.all([1, 2, 3].map(() => mkdtemp(join(folder, 'home-'))));
    const houses = await Promise.all(folders.map((home) => openServing(home, shelf, parts)));
    house = houses[0]!;
    for (const { serving } of houses) serving.start();
    const states = await Promise.all(houses.map(({ serving }) => serving.ready()));
    expect(new Set(states.map(({ port }) => port)).size).toBe(3);
    const answers = await Promise.all(states.map(({ address }) => ask(`${address}/health/ready`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await Promise.all(houses.slice(1).map((each) => each.close()));
  });

  it('goes back to the usual port when a person lets go of theirs', async () => {
    await house.close();
    const usualPort = await freePort();
    await open({ port: undefined, usualPort });
    await up();
    const port = await freePort();
    await house.serving.configure({ port });
    expect(await house.serving.ready()).toMatchObject({ port, portChosen: true });
    await house.serving.configure({ port: null });
    expect(await house.serving.ready()).toMatchObject({ state: 'ready', port: usualPort, portChosen: false });
  });

  it('gives up on a predictor that cannot start, says why, and tries again when asked', async () => {
    house.shelf = { models: [{ ...models[0]!, sha256: '0'.repeat(64) }], live: 'test-1' };
    house.serving.start();
    await expect(house.serving.ready()).rejects.toMatchObject({ code: 'model-refused' });
    expect(await house.serving.state()).toMatchObject({ state: 'failed', error: { code: 'model-refused' } });
    const asked = house.serving.predictor.classify(photo, {}).catch((error: unknown) => asFault(error).code);
    expect(await asked).toBe('model-refused');
    house.shelf = { models: [models[0]!], live: 'test-1' };
    await house.serving.restart();
    expect(await house.serving.ready()).toMatchObject({ state: 'ready', version: 'test-1' });
  });

  it('says that the secrets are locked, and answers when it is started again after they were not', async () => {
    await house.close();
    const file = join(await mkdtemp(join(folder, 'locked-')), 'secrets.json');
    const storage = safeStorageOf(randomBytes(32));
    const key = await createFileSecrets(file).get('api-key');
    await createFileSecrets(file, keychainOn(storage)).lock(true);
    let locked = true;
    const keychain = keychainOn({
      ...storage,
      async decryptStringAsync(sealed) {
        if (locked) throw new Error('The person has not unlocked it.');
        return storage.decryptStringAsync(sealed);
      },
    });
    await open({ secrets: createFileSecrets(file, keychain) });
    house.serving.start();
    await expect(house.serving.ready()).rejects.toMatchObject({ code: 'secrets-locked' });
    const failed = { state: 'failed', error: { code: 'secrets-locked' } };
    expect(await house.serving.state()).toMatchObject(failed);
    await expect(Promise.resolve(house.serving.restart())).rejects.toMatchObject({ code: 'secrets-locked' });
    await expect(house.serving.predictor.classify(photo, {})).rejects.toMatchObject({ code: 'secrets-locked' });
    const shown = house.events.flatMap((event) => (event.type === 'serving.changed' ? [event.serving] : []));
    expect(shown.at(-1)).toMatchObject(failed);

    locked = false;
    await house.serving.restart();
    expect(await house.serving.ready()).toMatchObject({ state: 'ready', key });
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-1');
  });

  it('asks for the key where that was switched on while a free port was looked for', async () => {
    await house.close();
    const usualPort = await freePort();
    const looking = Promise.withResolvers<void>();
    const found = Promise.withResolvers<void>();
    await open({
      port: undefined,
      usualPort,
      async checkPort(port) {
        if (port !== usualPort) return checkPort(port);
        looking.resolve();
        await found.promise;
        throw new Fault('port-taken', 'It is taken.', 'Another is tried.', { details: { case: 'program', port } });
      },
    });
    house.serving.start();
    await looking.promise;
    await house.serving.configure({ requireKey: true });
    found.resolve();
    const { address, requireKey, portTaken, key } = await house.serving.ready();
    expect({ requireKey, portTaken }).toEqual({ requireKey: true, portTaken: usualPort });
    const status = async (headers = {}) => (await ask(`${address}/v1/models`, { headers })).status;
    expect([await status(), await status({ 'x-api-key': key })]).toEqual([401, 200]);
  });

  it('answers a photo that comes while the predictor goes to rest', async () => {
    await house.close();
    let now = Date.now();
    let look = () => {};
    const rest = {
      now: () => new Date(now),
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          look = resolve;
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    };
    const ending = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    /** Before it ends, the rest of its journal is read, without waiting for more to come. */
    const connect = (address: string, token: string) => {
      const predictor = createPredictorClient(address, token);
      const journal: typeof predictor.journal = async (after, waitMs, signal) => {
        if (waitMs === 0) {
          ending.resolve();
          await end.promise;
        }
        return predictor.journal(after, waitMs, signal);
      };
      return { ...predictor, journal };
    };
    await open({ rest, connect });
    await house.settings.update({ api: { on: false }, computing: { restMinutes: 5 } });
    await up();
    now += 60 * 60_000;
    look();
    await ending.promise;
    const asked = house.serving.predictor.classify(photo, {});
    end.resolve();
    expect((await asked).verdict.version).toBe('test-1');
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-1');
    expect((await house.serving.predictor.health()).version).toBe('test-1');
  });

  it('keeps the predictor of a command to itself', async () => {
    await house.close();
    await open({ open: false });
    expect(await up()).toMatchObject({ state: 'off', on: true });
    expect((await house.serving.predictor.classify(photo, {})).verdict.version).toBe('test-1');
  });
});
