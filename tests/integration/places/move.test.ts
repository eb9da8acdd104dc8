import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../host/core-client.ts';
import { type Core, createCore } from '../../../services/assembly/core.ts';
import { runMeadow } from '../cli/run-meadow.ts';
import { addPhotos, countsOf, endOfJob, endOfRun, PROJECT, refusal } from '../faults/ask.ts';
import { PHOTOS, photosOf, smallMeadow } from '../training/photo-folders.ts';
import { createTestStack, HAS_SERVICES, scratchFolder, type TestStack } from './stack-services.ts';

const noLink = () => Promise.reject(new Error('none'));

describe.skipIf(!HAS_SERVICES || !PHOTOS)(
  'a project that was worked on moves into the stack and out (MEADOW_TEST_POSTGRES, _S3, _MLFLOW, _PHOTOS)',
  { timeout: 300_000 },
  () => {
    let stack: TestStack;
    let scratch: Awaited<ReturnType<typeof scratchFolder>>;
    let home: string;
    let cores: { laptop: Core; web: Core };
    let laptop: Client;
    let web: Client;
    let version: string;

    const open = async () => {
      const inStack = { home: join(scratch.path, 'web'), inStack: true, recordsAt: join(scratch.path, 'in-stack') };
      cores = {
        web: await createCore({ ...inStack, host: 'web', open: true, apiPort: 0, link: noLink }),
        laptop: await createCore({ home, host: 'desktop', open: true, apiPort: 0, link: noLink }),
      };
      laptop = createRouterClient(cores.laptop.router);
      web = createRouterClient(cores.web.router);
    };
    const close = () => Promise.all([cores.laptop.close(), cores.web.close()]);
    beforeAll(async () => {
      stack = await createTestStack();
      scratch = await scratchFolder();
      home = join(scratch.path, 'home');
      await stack.layAddresses(join(scratch.path, 'in-stack'));
      await stack.layAddresses(join(home, 'stack/at'));
      await open();
    });
    afterAll(async () => {
      await close();
      await stack.end();
      await scratch.remove();
    });

    const predict = async (client: Client, from: number) => {
      const paths = (await photosOf('dandelion-vs-grass', 'dandelion')).slice(from, from + 3);
      const { batch } = await client.predicting.start({ paths, from: '/' });
      const updates = await Array.fromAsync(await client.predicting.watch({ batch }));
      expect(updates.flatMap(({ results }) => results).map(({ error }) => error)).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    };
    const seen = async (client: Client) => ({
      photos: await countsOf(client),
      versions: (await client.models.list({ project: PROJECT })).map(({ version: name, live }) => [name, live]),
      runs: (await client.training.list({ project: PROJECT })).map(({ run, state }) => [run, state]),
      live: (await client.models.history({ project: PROJECT })).map(({ version: name }) => name),
      predictions: (await client.history.summary({ filter: {} })).total,
      snapshots: (await client.snapshots.list({ project: PROJECT })).length,
    });

    it('says how large it is, and why it cannot move, where no stack runs; the core goes on', async () => {
      const env = { MEADOW_COMPOSE_FILE: join(scratch.path, 'none.yaml') };
      const away = { home: join(scratch.path, 'away'), env };
      expect(await runMeadow(['move', 'in'], { ...away, cwd: scratch.path })).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/meadow stack up|stack/i),
      });
      const core = await createCore({ home: away.home, host: 'desktop', open: true, apiPort: 0, link: noLink });
      const client: Client = createRouterClient(core.router);
      expect(await client.moving.size({ project: PROJECT })).toMatchObject({ photos: 0 });
      expect(await client.moving.state({ project: PROJECT })).toEqual({ place: 'laptop' });
      await core.close();
    });

    it('from the laptop, with a trained version, which answers on', async () => {
      await addPhotos(laptop, await smallMeadow(join(scratch.path, 'one'), 0, 12));
      const ended = await endOfRun(
        laptop,
        (await laptop.training.start({ project: PROJECT, policy: 'by-itself' })).run,
      );
      expect(ended.state).toBe('done');
      version = ended.version!;
      await laptop.models.promote({ version, force: 'It is to answer wherever it is.' });
      await laptop.projects.select({ project: PROJECT });
      await predict(laptop, 30);
      const before = await seen(laptop);
      const size = await laptop.moving.size({ project: PROJECT });
      expect(size).toMatchObject({ photos: 24 });
      const { job } = await laptop.moving.move({ project: PROJECT, to: 'stack' });
      expect(await endOfJob(laptop, job)).toMatchObject({ state: 'done' });
      expect(await laptop.moving.state({ project: PROJECT })).toEqual({ place: 'stack' });
      expect(await laptop.projects.list()).toMatchObject([{ id: PROJECT, place: 'stack', live: version }]);
      expect(await seen(laptop)).toEqual(before);
      expect(await seen(web)).toEqual(before);
      await predict(laptop, 40);
      const total = async () => (await web.history.summary({ filter: {} })).total;
      await expect.poll(total, { timeout: 30_000, interval: 300 }).toBe(before.predictions + 3);
      const { photos } = await web.photos.list({ project: PROJECT, limit: 24 });
      const { bytes } = await cores.web.files.open(photos[0]!.photo);
      expect(Object(bytes).byteLength).toBeGreaterThan(1000);
    });

    it('and is trained there, also from the web', async () => {
      await addPhotos(web, await smallMeadow(join(scratch.path, 'two'), 12, 16));
      const ended = await endOfRun(web, (await web.training.start({ project: PROJECT, policy: 'ask' })).run);
      expect(ended).toMatchObject({ state: 'done' });
      expect(ended.version).not.toBe(version);
    });

    it('refuses to be moved by what runs inside the stack', async () => {
      expect(await refusal(web.moving.move({ project: PROJECT, to: 'laptop' }))).toMatchObject({ code: 'bad-request' });
    });

    it('waits with changes of the web while the last part of its move goes on', async () => {
      const before = await seen(web);
      const { job } = await laptop.moving.move({ project: PROJECT, to: 'laptop' });
      let refused: unknown;
      for await (const { progress } of await laptop.jobs.watch({ job })) {
        if (progress.stage !== 'move-records' || refused) continue;
        refused = await refusal(web.projects.change({ project: PROJECT, name: 'Late' }));
      }
      expect(await laptop.jobs.list()).toContainEqual(expect.objectContaining({ id: job, state: 'done' }));
      expect(await laptop.projects.list()).toMatchObject([{ id: PROJECT, place: 'laptop' }]);
      expect(await seen(laptop)).toEqual(before);
      await predict(laptop, 50);
      // What ships with Meadow is all that the stack has of it.
      expect((await web.photos.counts({ project: PROJECT }).catch(() => ({ total: 0 }))).total).toBe(0);
      expect(refused).toMatchObject({ code: expect.stringMatching(/not-found|project-moving/) });
      // Without being started anew.
      const shown = async () => (await web.projects.list()).map(({ id, live }) => [id, live !== undefined]);
      await expect.poll(shown, { timeout: 15_000, interval: 300 }).toEqual([[PROJECT, true]]);
    });

    it('moves by the command as well, and says where it is', async () => {
      await close();
      const moved = await runMeadow(['move', 'in', '--json'], { home });
      expect([moved.code, JSON.parse(moved.stdout)]).toEqual([0, { project: PROJECT, place: 'stack' }]);
      expect(await runMeadow(['move', 'in'], { home })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/in the stack already/),
      });
      expect(await runMeadow(['move', 'out'], { home })).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/on this laptop/),
      });
      expect(await runMeadow(['move', 'undo'], { home })).toMatchObject({ code: 64 });
      await open();
      expect((await seen(laptop)).versions).toHaveLength(3);
    });
  },
);
