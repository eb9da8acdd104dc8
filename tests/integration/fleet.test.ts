import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServedModel, Shelf } from '../../contract/shapes/predictor.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createAsk } from '../../services/predicting/ask-predictor.ts';
import { MANY_ADDRESSES, type OpenFleet, openFleet, type ReplicaProcess, startReplica } from './fleet/open-fleet.ts';
import { makeModels } from './predictor/made-model.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, photoBody } from './predictor/open-predictor.ts';
import { freePort } from './predictor/open-serving.ts';

/** A second or two, where nothing else runs (`npm run bench promoted-to-served`). */
const SOON_MS = 20_000;

let folder: string;
let models: ServedModel[];
let photo: Buffer;
let port: number;
let home: string;
let fleet: OpenFleet;
const replicas: ReplicaProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-fleet-'));
  models = await makeModels(folder, [
    { version: 'test-1', seed: 1 },
    { version: 'test-2', seed: 2 },
    { version: 'test-3', seed: 3 },
  ]);
  photo = await makePhoto(1);
});
afterAll(() => rm(folder, { recursive: true }));

const first = (): Shelf => ({ models: [models[0]!], live: 'test-1' });
const second = (): Shelf => ({ models: models.slice(0, 2), live: 'test-2', before: ['test-1'] });

const start = async (host: string) => {
  const replica = await startReplica(home, host, port);
  replicas.push(replica);
  fleet.addresses = [...new Set([...fleet.addresses, host])];
  return replica;
};
beforeEach(async () => {
  home = await mkdtemp(join(folder, 'home-'));
  port = await freePort();
  fleet = await openFleet(home, port, first());
  await fleet.catalog.projects.create({
    id: 'test',
    name: 'test',
    classes: ['dandelion', 'grass'],
    created: new Date(),
    policy: 'ask',
  });
});
afterEach(async () => {
  await fleet.stop();
  await Promise.all(replicas.splice(0).map((replica) => replica.kill()));
});

/** Resolves when `holds` does; the test's own time limit is the bound. */
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await systemClock.sleep(20);
};
const versionAt = async ({ url }: ReplicaProcess): Promise<string> => {
  const { json } = await ask(`${url}/v1/predict`, photoBody(photo));
  return (json as { version: string }).version;
};
const versionsOf = async () =>
  (await fleet.serving.state(undefined)).replicas?.map(({ ready, version }) => ready && version);
const kept = async () => (await fleet.catalog.predictions.summary({})).total;

describe.skipIf(!MANY_ADDRESSES)(
  'the replicas of the API (Linux: each at an address of its own)',
  {
    timeout: 120_000,
  },
  () => {
    it('are found, sent what to serve, told of a new version at once, and followed when their number changes', async () => {
      const [one, two] = [await start('127.0.0.2'), await start('127.0.0.3')];
      expect((await ask(`${one.url}/health/ready`)).status).toBe(503); // it waits for a core
      fleet.serving.start();
      await until(async () => String(await versionsOf()) === 'test-1,test-1');
      expect(await fleet.serving.ready()).toMatchObject({ state: 'ready', version: 'test-1', runtime: 'onnx' });
      expect((await ask(`${one.url}/health/ready`)).status).toBe(200);

      fleet.shelf = second();
      const began = performance.now();
      await fleet.serving.shelfChanged();
      expect([await versionAt(one), await versionAt(two)]).toEqual(['test-2', 'test-2']);
      expect(performance.now() - began).toBeLessThan(SOON_MS);

      const three = await start('127.0.0.4');
      await until(async () => (await versionsOf())?.length === 3 && (await versionsOf())?.[2] === 'test-2');
      expect(await versionAt(three)).toBe('test-2');
      fleet.addresses = ['127.0.0.2', '127.0.0.3'];
      await three.kill();
      await until(async () => (await versionsOf())?.length === 2);
    });

    it('answer who names a project with its live version, while another version answers who names none', async () => {
      const one = await start('127.0.0.2');
      fleet.shelf = { ...second(), projects: [{ id: 'test', name: 'Lawn', live: ['test-1'] }] };
      fleet.serving.start();
      await until(async () => String(await versionsOf()) === 'test-2');
      const { json } = await ask(`${one.url}/v1/predict?project=Lawn`, photoBody(photo));
      expect([(json as { version: string }).version, await versionAt(one)]).toEqual(['test-1', 'test-2']);
      expect((await ask(`${one.url}/v1/predict?project=moss`, photoBody(photo))).status).toBe(404);
    });

    it('serve what another core made live without being told of it', async () => {
      const one = await start('127.0.0.2');
      fleet.serving.start();
      await fleet.serving.ready();
      fleet.shelf = second();
      const began = performance.now();
      await until(async () => (await versionAt(one)) === 'test-2');
      expect(performance.now() - began).toBeLessThan(SOON_MS);
    });

    it('go on with the old version where the new one is refused, and say why', async () => {
      const one = await start('127.0.0.2');
      fleet.serving.start();
      await fleet.serving.ready();
      const bytes = await readFile(models[2]!.path);
      bytes[bytes.length - 100]! ^= 1;
      const path = join(home, 'flipped.meadow');
      await writeFile(path, bytes);
      fleet.shelf = { models: [models[0]!, { ...models[2]!, path }], live: 'test-3', before: ['test-1'] };
      await fleet.serving.shelfChanged();
      // On a busy machine it may be silent for a moment, which is another error.
      await until(async () => (await fleet.serving.state(undefined)).error?.code === 'model-refused');
      await until(async () => String(await versionsOf()) === 'test-1');
      expect(await versionAt(one)).toBe('test-1');
      const state = await fleet.serving.state(undefined);
      expect(state).toMatchObject({ state: 'ready', version: 'test-1' });
      expect(state.replicas).toMatchObject([{ ready: true, version: 'test-1', error: { code: 'model-refused' } }]);
      await expect(fleet.serving.verify({ ...models[2]!, path })).rejects.toMatchObject({ code: 'model-refused' });
      await fleet.serving.verify(models[1]!);
    });

    it('ask for the key, and tell whoever runs them how they are all the same', async () => {
      const one = await start('127.0.0.2');
      fleet.serving.start();
      await fleet.serving.ready();
      const { key } = await fleet.serving.configure({ requireKey: true });
      const statusOf = async (path: string, headers = {}) => (await ask(one.url + path, { headers })).status;
      await until(async () => (await statusOf('/v1/models')) === 401);
      expect(await statusOf('/v1/models', { 'x-api-key': key })).toBe(200);
      await fleet.serving.configure({ on: false });
      await until(async () => (await statusOf('/v1/models', { 'x-api-key': key })) === 503);
      for (const path of ['/health/live', '/health/ready', '/metrics']) expect(await statusOf(path)).toBe(200);
      expect(await fleet.serving.state(undefined)).toMatchObject({ state: 'off', version: 'test-1' });
      expect((await fleet.serving.predictor.classify(photo, {})).verdict.version).toBe('test-1');
    });

    it('answer every photo of a batch while one is killed, and a core says so where none is left', async () => {
      const [one, two] = [await start('127.0.0.2'), await start('127.0.0.3')];
      fleet.serving.start();
      await until(async () => String(await versionsOf()) === 'test-1,test-1');
      const askFleet = createAsk({ predictor: fleet.serving.predictor, clock: systemClock });
      let answered = 0;
      const batch = Array.from({ length: 40 }, async (_, seed) => {
        const { hash } = await askFleet(await makePhoto(seed), {});
        answered += 1;
        if (answered === 5) void one.kill();
        return hash;
      });
      expect(new Set(await Promise.all(batch)).size).toBe(40);
      await two.kill();
      const down = () => fleet.serving.predictor.classify(photo, {}).catch(({ code }) => code);
      await until(async () => (await down()) === 'replicas-down');
      await expect(fleet.serving.predictor.classify(photo, {})).rejects.toMatchObject({ code: 'replicas-down' });
      expect(await fleet.serving.state(undefined)).toMatchObject({ state: 'failed', error: { code: 'replicas-down' } });
      expect(await kept()).toBe(0); // the core records what it asks itself
      const again = await start('127.0.0.2');
      expect((await askFleet(photo, {})).verdict.version).toBe('test-1');
      await again.kill();
    });

    it('have each prediction counted once, through the death of one and the death of the core', async () => {
      const [one, two] = [await start('127.0.0.2'), await start('127.0.0.3')];
      fleet.serving.start();
      await until(async () => String(await versionsOf()) === 'test-1,test-1');
      const send = async ({ url }: ReplicaProcess, name: string) =>
        expect((await ask(`${url}/v1/predict?name=${name}`, photoBody(photo))).status).toBe(200);
      const namesOf = async () => {
        const found = await fleet.catalog.predictions.search({}, { limit: 1000 });
        return found.map(({ photo: name }) => name).toSorted();
      };
      fleet.failures = 2;
      for (let i = 0; i < 5; i++) await Promise.all([send(one, `one-${i}`), send(two, `two-${i}`)]);
      await until(async () => (await kept()) === 10);

      // Another core is told again what the one before kept and did not acknowledge.
      fleet.failures = Number.POSITIVE_INFINITY;
      await Promise.all([send(one, 'one-5'), send(two, 'two-5')]);
      await until(async () => (await kept()) === 12);
      await fleet.stop();
      fleet = await openFleet(home, port, first());
      fleet.addresses = ['127.0.0.2', '127.0.0.3'];
      fleet.serving.start();
      await until(async () => String(await versionsOf()) === 'test-1,test-1');

      await one.kill();
      const again = await start('127.0.0.2');
      await until(async () => String(await versionsOf()) === 'test-1,test-1');
      await Promise.all([send(again, 'again-0'), send(two, 'two-6')]);
      await until(async () => (await kept()) >= 14);
      expect(await namesOf()).toEqual(
        [
          ...Array.from({ length: 6 }, (_, i) => `one-${i}`),
          ...Array.from({ length: 7 }, (_, i) => `two-${i}`),
          'again-0',
        ].toSorted(),
      );
    });
  },
);
