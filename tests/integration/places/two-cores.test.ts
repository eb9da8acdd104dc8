import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../host/core-client.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { type Core, createCore } from '../../../services/assembly/core.ts';
import { createPlaces } from '../../../services/places/places.ts';
import { askMlflow } from '../../ports/shared-mlflow.ts';
import { addPhotos, countsOf, endOfRun, PROJECT, refusal } from '../faults/ask.ts';
import { createFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import { PHOTOS, photosOf, smallMeadow } from '../training/photo-folders.ts';
import { createTestStack, HAS_SERVICES, scratchFolder, type TestStack } from './stack-services.ts';

const noLink = () => Promise.reject(new Error('none'));

describe.skipIf(!HAS_SERVICES || !PHOTOS)(
  'a laptop and the stack at work on one project (MEADOW_TEST_POSTGRES, _S3, _MLFLOW, _PHOTOS)',
  { timeout: 300_000 },
  () => {
    let stack: TestStack;
    let way: FaultProxy;
    let scratch: Awaited<ReturnType<typeof scratchFolder>>;
    let cores: { laptop: Core; web: Core };
    let laptop: Client;
    let web: Client;

    beforeAll(async () => {
      // A stack that runs here is not meant.
      vi.stubEnv('COMPOSE_PROJECT_NAME', `none-${process.pid}`);
      stack = await createTestStack();
      scratch = await scratchFolder();
      way = await createFaultProxy(stack.postgres);
      await stack.layAddresses(join(scratch.path, 'in-stack'));
      await stack.layAddresses(join(scratch.path, 'home/stack/at'), way.port);
      const inStack = { home: join(scratch.path, 'web'), inStack: true, recordsAt: join(scratch.path, 'in-stack') };
      const webCore = await createCore({ ...inStack, host: 'web', open: true, apiPort: 0, link: noLink });
      const home = join(scratch.path, 'home');
      // As a move leaves it.
      const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
      await createPlaces(catalog.settings).put(PROJECT, 'stack');
      await catalog.close();
      cores = {
        web: webCore,
        laptop: await createCore({ home, host: 'desktop', open: true, apiPort: 0, link: noLink }),
      };
      laptop = createRouterClient(cores.laptop.router);
      web = createRouterClient(webCore.router);
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      await Promise.all([cores.laptop.close(), cores.web.close()]);
      await way.close();
      await stack.end();
      await scratch.remove();
    });

    it('sees the project in the stack, and nothing of it on the laptop', async () => {
      expect(await laptop.projects.list()).toMatchObject([{ id: PROJECT, place: 'stack', current: true }]);
      expect(await web.projects.list()).toMatchObject([{ id: PROJECT, place: 'stack', current: true }]);
    });

    it('adds photos from both at once; both see them all, and their pictures', async () => {
      const [own, other] = await Promise.all([
        smallMeadow(join(scratch.path, 'one'), 0, 6),
        smallMeadow(join(scratch.path, 'other'), 6, 12),
      ]);
      await Promise.all([addPhotos(laptop, own), addPhotos(web, other)]);
      expect((await countsOf(laptop)).total).toBe(24);
      expect((await countsOf(web)).total).toBe(24);
      const { photos } = await laptop.photos.list({ project: PROJECT, limit: 24 });
      const { bytes } = await cores.laptop.files.open(photos[0]!.thumbnail!);
      expect(Buffer.from((bytes as Uint8Array).subarray(8, 12)).toString()).toBe('WEBP');
    });

    it('trains on one of them alone; the version is live for both, and shown by MLflow', async () => {
      const { run } = await laptop.training.start({ project: PROJECT, policy: 'by-itself' });
      expect(await refusal(web.training.start({ project: PROJECT }))).toMatchObject({ code: 'already-running' });
      const ended = await endOfRun(laptop, run);
      expect(ended).toMatchObject({ state: 'done' });
      const list = await web.models.list({ project: PROJECT });
      const version = list.find((each) => each.version === ended.version);
      expect(version).toBeDefined();
      // Whoever holds the lease has the registry follow.
      const registered = async () => {
        const found = await askMlflow('GET', `registered-models/get?name=${PROJECT}`).catch(() => undefined);
        return JSON.stringify(found ?? {});
      };
      await expect.poll(registered, { timeout: 20_000, interval: 500 }).toContain(ended.version!);
    });

    it('puts back an alias that was moved by hand in MLflow, and offers the gate to both', async () => {
      const [live] = await laptop.models.history({ project: PROJECT });
      const championOf = async () => {
        const found = await askMlflow('GET', `registered-models/alias?name=${PROJECT}&alias=champion`);
        return Object(found.model_version) as { version: string };
      };
      const { version: right } = await championOf();
      const versions = await askMlflow(
        'GET',
        `model-versions/search?filter=${encodeURIComponent(`name='${PROJECT}'`)}`,
      );
      const other = (versions.model_versions as { version: string }[]).find(({ version }) => version !== right)!;
      const wrong = { name: PROJECT, alias: 'champion', version: other.version };
      await askMlflow('POST', 'registered-models/alias', wrong);
      await expect.poll(async () => (await championOf()).version, { timeout: 15_000, interval: 200 }).toBe(right);
      const move = { alias: 'champion', number: other.version, put: live!.version, times: 1 };
      for (const client of [laptop, web]) expect(await client.models.moves({ project: PROJECT })).toMatchObject([move]);
      await laptop.models.dismissMove({ project: PROJECT, alias: 'champion' });
      expect(await web.models.moves({ project: PROJECT })).toEqual([]);
    });

    it('answers photos while the catalog is away, and writes them down once when it is back', async () => {
      const before = await web.history.summary({ filter: {} });
      await way.set({ kind: 'half-open' });
      const paths = (await photosOf('dandelion-vs-grass', 'dandelion')).slice(20, 25);
      const { batch } = await laptop.predicting.start({ paths, from: '/' });
      const updates = await Array.fromAsync(await laptop.predicting.watch({ batch }));
      const results = updates.flatMap((update) => update.results);
      expect(results.map(({ error }) => error)).toEqual(Array(5).fill(undefined));
      await way.set({ kind: 'off' });
      expect(await laptop.projects.list()).toMatchObject([{ id: PROJECT, away: true }]);
      expect(await refusal(laptop.photos.list({ project: PROJECT }))).toMatchObject({ code: 'stack-off' });
      expect(await refusal(laptop.photos.list({ project: PROJECT }))).toMatchObject({ code: 'stack-off' });
      await way.set({ kind: 'none' });
      const total = async () => (await web.history.summary({ filter: {} })).total;
      await expect.poll(total, { timeout: 60_000, interval: 500 }).toBe(before.total + 5);
      await expect.poll(async () => (await laptop.projects.list())[0]?.away, { timeout: 30_000 }).toBeUndefined();
      expect(await total()).toBe(before.total + 5);
    });
  },
);
