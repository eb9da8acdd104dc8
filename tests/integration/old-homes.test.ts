import { readdirSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { createCore } from '../../services/assembly/core.ts';

/** Data folders as releases left them: a project of two classes, 20 drawn photos and a trained version. */
const homes = fileURLToPath(new URL('../fixtures/homes/', import.meta.url));

describe('a data folder of an earlier release', { timeout: 60_000 }, () => {
  let folder: string;
  let home: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-old-'));
    home = join(folder, 'home');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const open = () => createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });

  it.each(readdirSync(homes))('%s opens with all that is in it', async (release) => {
    await cp(join(homes, release), home, { recursive: true });
    const core = await open();
    try {
      const client: Client = createRouterClient(core.router);
      const project = (await client.projects.list()).find(({ id }) => id === 'shapes');
      expect(project).toMatchObject({ photos: 20, classes: ['circle', 'square'], live: 'shapes-1' });
      expect(await client.models.card({ version: 'shapes-1' })).toMatchObject({ classes: [{}, {}] });
      expect((await client.models.results({ version: 'shapes-1' })).photos).toHaveLength(20);
      const [snapshot] = await client.snapshots.list({ project: 'shapes' });
      expect((await client.snapshots.photos({ snapshot: snapshot!.snapshot })).total).toBe(20);
      const [photo] = (await client.photos.list({ project: 'shapes', limit: 1, offset: 0, filter: {} })).photos;
      const { verdict } = await client.models.look({ version: 'shapes-1', hash: photo!.hash });
      expect(['circle', 'square']).toContain(verdict);
      expect(await client.training.list({ project: 'shapes' })).toMatchObject([{ state: 'done', version: 'shapes-1' }]);
    } finally {
      await core.close();
    }
  });

  it('is copied before its tables are changed, and the last three copies are kept', async () => {
    await cp(join(homes, '0.1.0'), home, { recursive: true });
    const file = join(home, 'meadow.db');
    const copies = () => readdir(join(home, 'before')).catch(() => []);
    const version = versionOf(file);
    await (await createSqliteCatalog(file)).close();
    const before = await copies();
    for (let update = 0; update < 5; update++) {
      for (const rest of ['', '-wal', '-shm']) await rm(`${file}${rest}`, { force: true });
      await cp(join(homes, '0.1.0', 'meadow.db'), file);
      await (await createSqliteCatalog(file)).close();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const kept = await copies();
    expect(kept).toHaveLength(3);
    expect(before.length).toBeLessThanOrEqual(1);
    const copy = new DatabaseSync(join(home, 'before', kept.at(-1)!));
    expect(copy.prepare('select version from schema_version').get()).toEqual({ version });
    expect(copy.prepare("select count(*) as photos from photos where project = 'shapes'").get()).toEqual({
      photos: 20,
    });
    copy.close();
  });

  it('has the predictions of its history counted, by the hour and for two days by the minute', async () => {
    await cp(join(homes, '0.1.0'), home, { recursive: true });
    const file = join(home, 'meadow.db');
    const database = new DatabaseSync(file);
    for (const word of ['shapes-9', 'circle', 'square', 'neither'])
      database.prepare('insert or ignore into words (text) values (?)').run(word);
    const word = 'select id from words where text = ';
    const insert = database.prepare(
      `insert into predictions (at, hash, photo, version, verdict, label, origin, scores, similarity, took)
       values (?, x'00', 'a.jpg', (${word}'shapes-9'), (${word}?), (${word}'circle'), 0, x'', 5000, 200)`,
    );
    const hour = (ago: number) => Math.floor(Date.now() / 3_600_000) * 3_600_000 - ago * 3_600_000;
    for (const verdict of ['circle', 'neither']) insert.run(hour(1), verdict);
    insert.run(hour(100), 'square');
    database.close();
    const catalog = await createSqliteCatalog(file);
    try {
      const counted = async (step: 60 | 3600) =>
        (
          await catalog.traffic.list('shapes', { step, from: new Date(hour(200)), to: new Date(), version: 'shapes-9' })
        ).map(({ at, version, predictions, verdicts }) => [at.getTime(), version, predictions, [...verdicts.keys()]]);
      const recent = [hour(1), 'shapes-9', 2, ['circle', 'neither']];
      expect(await counted(3600)).toEqual([[hour(100), 'shapes-9', 1, ['square']], recent]);
      expect(await counted(60)).toEqual([recent]);
      expect(await catalog.predictions.first('shapes-9', new Date(0), 5)).toEqual([]);
    } finally {
      await catalog.close();
    }
  });

  it('of a newer release is refused kindly, and left as it is', async () => {
    await cp(join(homes, '0.1.0'), home, { recursive: true });
    const database = new DatabaseSync(join(home, 'meadow.db'));
    database.exec('update schema_version set version = 999');
    database.close();
    await expect(open()).rejects.toMatchObject({ code: 'home-newer', hint: expect.stringContaining('Update Meadow') });
    expect(await readdir(home)).not.toContain('before');
  });
});

function versionOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('select version from schema_version').get()?.version);
  } finally {
    database.close();
  }
}
