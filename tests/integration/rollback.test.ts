import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { modelKey } from '../../services/domain/object-keys.ts';
import { makeModels } from './predictor/made-model.ts';
import { makePhoto } from './predictor/made-photo.ts';

const PATIENT = { timeout: 120_000 };
const project = 'dandelion-or-grass';
const version = `${project}-2`;

describe('the live version', PATIENT, () => {
  let folder: string;
  let home: string;
  let core: Core;
  let client: Client;

  const open = async () => {
    core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
    client = createRouterClient(core.router);
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-rollback-'));
    home = join(folder, 'home');
    await open();
    await register(home, folder);
  }, 120_000);
  afterAll(async () => {
    await core.close();
    await rm(folder, { recursive: true });
  });

  /** Photos that differ by a byte behind their end. */
  const lay = async (name: string, count: number) => {
    const photo = await makePhoto(1, 300);
    await mkdir(join(folder, name), { recursive: true });
    for (let at = 0; at < count; at++)
      await writeFile(join(folder, name, `${at}.jpg`), Buffer.concat([photo, Buffer.from(`${name} ${at}`)]));
    return join(folder, name);
  };
  const results = async (batch: string) =>
    (await Array.fromAsync(await client.predicting.watch({ batch }))).flatMap((update) => update.results);

  it('is switched and put back while photos are read: none fails, each ends on the version it began with', async () => {
    const { batch } = await client.predicting.start({ paths: [await lay('many', 120)], from: folder });
    const all = results(batch);
    // Both switches come while photos are under way: the first answers are there before.
    for await (const update of await client.predicting.watch({ batch })) if (update.results.length > 0) break;
    expect(await client.models.promote({ version, force: 'To try it.' })).toMatchObject({ version, how: 'forced' });
    const second = await client.predicting.start({ paths: [await lay('second', 20)], from: folder });
    const later = await results(second.batch);
    expect(await client.models.rollback({ project })).toMatchObject({ version: `${project}-1`, how: 'rollback' });
    const third = await client.predicting.start({ paths: [await lay('third', 5)], from: folder });
    const [first, last] = [await all, await results(third.batch)];
    expect([first, later, last].map((some) => some.filter(({ error }) => error))).toEqual([[], [], []]);
    expect([first, later, last].map((some) => some.length)).toEqual([120, 20, 5]);
    const versions = (some: typeof first) => new Set(some.map(({ verdict }) => verdict?.version));
    expect(versions(later)).toEqual(new Set([version]));
    expect(versions(last)).toEqual(new Set([`${project}-1`]));
    expect(versions(first).isSubsetOf(new Set([version, `${project}-1`]))).toBe(true);
  });

  it('is followed by who names the project, while another is chosen that is asked for nothing', async () => {
    const { id } = await client.projects.create({ name: 'Flowers', classes: ['rose', 'tulip'] });
    const versionOf = async (asked: string | undefined) => {
      const { batch } = await client.predicting.start({ paths: [await lay('named', 1)], from: folder, project: asked });
      const updates = await Array.fromAsync(await client.predicting.watch({ batch }));
      return updates.flatMap((update) => update.results)[0]?.verdict?.version ?? updates.at(-1)?.job.error?.code;
    };
    expect(await versionOf(project)).toBe(`${project}-1`);
    await client.models.promote({ version, force: 'To try it.' });
    expect(await versionOf('Dandelion or grass')).toBe(version);
    await client.models.rollback({ project });
    expect(await versionOf(project)).toBe(`${project}-1`);
    expect(await versionOf(id)).toBe('not-found');
    expect((await client.projects.list()).find(({ current }) => current)?.id).toBe(id);
    await client.projects.select({ project });
  });

  it('is the one before where its file is gone, and that is said', async () => {
    await client.models.promote({ version });
    const { objects } = await openHome(home);
    await createFileObjectStore(objects).remove(modelKey(version));
    await core.close();
    await open();
    const { batch } = await client.predicting.start({ paths: [await lay('gone', 3)], from: folder });
    const verdicts = (await results(batch)).map(({ verdict }) => verdict?.version);
    expect(verdicts).toEqual(Array(3).fill(`${project}-1`));
    expect(await client.serving.state(undefined)).toMatchObject({
      version: `${project}-1`,
      error: { code: 'model-missing' },
    });
    // The records still say what was chosen: nothing was switched behind a person's back.
    expect((await client.models.history({ project }))[0]).toMatchObject({ version, how: 'person' });
  });
});

/** Enters a made model as a second version of the starter's project, as a step of another process would. */
async function register(home: string, folder: string): Promise<void> {
  const [made] = await makeModels(folder, [{ version, project }]);
  const bytes = await readFile(made!.path);
  const { objects, database } = await openHome(home);
  const object = modelKey(version);
  await createFileObjectStore(objects).put(object, bytes);
  const catalog = await createSqliteCatalog(database);
  const { card } = readModel(bytes, made!.sha256);
  const origin = { run: 'made', snapshot: undefined };
  await catalog.versions.add({ version, project, created: new Date(), object, sha256: made!.sha256, card, ...origin });
  await catalog.close();
}
