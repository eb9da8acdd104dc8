import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { addPhotos, countsOf, endOfRun, PROJECT } from './faults/ask.ts';
import { type CoreProcess, startCoreProcess } from './faults/core-process.ts';
import { wrongIn } from './faults/look-at-home.ts';
import { makePhotos } from './faults/make-photos.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

describe('a core that is killed', { timeout: 240_000 }, () => {
  let folder: string;
  let home: string;
  let core: CoreProcess;
  let client: Client;
  const start = async () => {
    core = await startCoreProcess(home);
    client = await core.connect();
  };
  /** Kills it, looks at what it left, and starts another. */
  const killed = async () => {
    await core.kill();
    expect(await wrongIn(home)).toEqual([]);
    await start();
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-killed-'));
    home = join(folder, 'home');
    await start();
  });
  afterEach(async () => {
    await core.close();
    await rm(folder, { recursive: true });
  });

  test('while it adds photos keeps whole ones, and adds the others when it is asked again', async () => {
    const photos = await makePhotos(join(folder, 'photos'), 200);
    let before = 0;
    for (const least of [1, 60, 120]) {
      const { job } = await client.photos.add({ project: PROJECT, paths: [photos] });
      for await (const { progress } of await client.jobs.watch({ job })) if (progress.done >= least) break;
      await killed();
      const { total } = await countsOf(client);
      expect(total).toBeGreaterThanOrEqual(before);
      before = total;
    }
    expect(before).toBeGreaterThan(0);
    await addPhotos(client, photos);
    expect(await countsOf(client)).toEqual({ total: 200, binned: 0 });
  });

  test('while it undoes has undone all of a change or nothing of it', async () => {
    await addPhotos(client, await makePhotos(join(folder, 'photos'), 200));
    for (const turns of [1, 2, 5, 8]) {
      const undone = async () => {
        for (let turn = 0; turn < turns; turn++) {
          await client.photos.undo({ project: PROJECT });
          await client.photos.redo({ project: PROJECT });
        }
        await client.photos.undo({ project: PROJECT });
      };
      const work = undone().catch(() => undefined);
      await client.photos.edits({ project: PROJECT });
      await killed();
      await work;
      const counts = await countsOf(client);
      const { undo, redo } = await client.photos.edits({ project: PROJECT });
      expect(counts).toEqual(undo ? { total: 200, binned: 0 } : { total: 0, binned: 200 });
      expect((undo ?? redo)?.photos).toBe(200);
      if (redo) await client.photos.redo({ project: PROJECT });
    }
  });

  test.skipIf(!PHOTOS)(
    'while it trains goes on with the same run, and while it switches has one version live (MEADOW_TEST_PHOTOS)',
    async () => {
      await addPhotos(client, await smallMeadow(join(folder, 'photos'), 0, 12));
      const { run } = await client.training.start({ project: PROJECT, mode: 'quick' });
      const seen: string[] = [];
      while ((await nextStage(run, seen)) !== undefined) {
        await killed();
        expect(await client.training.list({})).toMatchObject([{ run, state: 'failed' }]);
        await client.training.resume({ run });
      }
      expect(seen).toContain('ingest');
      expect(seen.length).toBeGreaterThan(2);
      const [trained] = await client.training.list({});
      expect(trained).toMatchObject({ run, state: 'done' });
      expect(await client.models.list({ project: PROJECT })).toHaveLength(2);

      for (const switches of [1, 2, 3]) {
        const work = switchOften(trained!.version!, switches).catch(() => undefined);
        await client.models.history({ project: PROJECT });
        await killed();
        await work;
        const [live] = await client.models.history({ project: PROJECT });
        expect((await client.projects.list()).find(({ id }) => id === PROJECT)?.live).toBe(live?.version);
        if (live?.version === trained!.version) await client.models.rollback({ project: PROJECT });
      }
    },
  );

  /** Waits until the run is in a stage that is not in `seen`, which it then is; undefined where it has ended before. */
  async function nextStage(run: string, seen: string[]): Promise<string | undefined> {
    const reached = Promise.withResolvers<string>();
    const end = endOfRun(client, run, ({ stages }) => {
      const stage = stages.find(({ state }) => state === 'running')?.name;
      if (stage && !seen.includes(stage)) reached.resolve(stage);
    });
    const stage = await Promise.race([reached.promise, end.then(() => undefined)]);
    if (stage !== undefined) {
      seen.push(stage);
      end.catch(() => undefined); // The core is killed under it.
    }
    return stage;
  }

  async function switchOften(version: string, times: number): Promise<void> {
    for (let time = 0; time < times; time++) {
      await client.models.promote({ version, force: 'to try it' });
      await client.models.rollback({ project: PROJECT });
    }
  }
});
