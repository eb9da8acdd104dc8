import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { endOfJob, endOfRun, PROJECT } from './faults/ask.ts';
import { wrongIn } from './faults/look-at-home.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

describe.skipIf(!PHOTOS)(
  'a project that is removed while a training goes on (MEADOW_TEST_PHOTOS)',
  {
    timeout: 120_000,
  },
  () => {
    let folder: string;
    let home: string;
    let core: Core;
    let client: Client;
    let before: string[];
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'meadow-removed-'));
      home = join(folder, 'home');
      core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
      client = createRouterClient(core.router);
      before = await filesKept();
      const { id } = await client.projects.create({ name: 'Greenfield', classes: ['dandelion', 'grass'] });
      const paths = [await smallMeadow(join(folder, 'photos'), 0, 8)];
      const { job } = await client.photos.add({ project: id, paths });
      await endOfJob(client, job);
    });
    afterEach(async () => {
      await core.close();
      await rm(folder, { recursive: true });
    });

    const filesKept = async () => {
      const kept: string[] = [];
      for (const part of ['objects', 'measurements', 'thumbnails']) {
        const entries = await readdir(join(home, part), { recursive: true, withFileTypes: true }).catch(() => []);
        for (const entry of entries) if (entry.isFile()) kept.push(join(entry.parentPath, entry.name));
      }
      return kept.sort();
    };
    /** Rows that name the project, or something of it. */
    const rowsOf = (name: string) => {
      const database = new DatabaseSync(join(home, 'meadow.db'), { readOnly: true });
      const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
      const rows = tables.flatMap((table) =>
        database
          .prepare(`select * from "${table.name}"`)
          .all()
          .filter((row) => JSON.stringify(row).includes(name))
          .map((row) => [table.name, row]),
      );
      database.close();
      return rows;
    };
    const gone = async () => {
      expect((await client.projects.list()).map(({ id }) => id)).toEqual([PROJECT]);
      expect(rowsOf('greenfield')).toEqual([]);
      expect(await filesKept()).toEqual(before);
    };

    it('is refused with what to do, and once the training is cancelled nothing of it is left', async () => {
      const { run } = await client.training.start({ project: 'greenfield', mode: 'quick' });
      await client.projects.select({ project: PROJECT });
      const ended = endOfRun(client, run, async ({ stages }) => {
        if (stages.find(({ name }) => name === 'train')?.state !== 'running') return;
        await expect(client.projects.remove({ project: 'greenfield' })).rejects.toMatchObject({
          code: 'project-trained',
          data: { hint: 'Cancel the training first, or wait for its end.' },
        });
        expect((await client.projects.list()).map(({ id }) => id)).toContain('greenfield');
        await client.training.cancel({ run });
      });
      expect((await ended).state).toBe('cancelled');
      await client.projects.remove({ project: 'greenfield' });
      await gone();
    });

    it('wins or loses against a training that begins at the same moment, and leaves nothing half', async () => {
      await client.projects.select({ project: PROJECT });
      const [removed, begun] = await Promise.allSettled([
        client.projects.remove({ project: 'greenfield' }),
        client.triggers.run({ project: 'greenfield', trigger: 'weekly' }),
      ]);
      if (removed.status === 'rejected') {
        expect(removed.reason).toMatchObject({ code: 'project-trained' });
        const { run } = (await client.training.list({ project: 'greenfield' }))[0]!;
        await client.training.cancel({ run });
        await endOfRun(client, run);
        await client.projects.remove({ project: 'greenfield' });
      } else if (begun.status === 'fulfilled') expect(begun.value.ran).toBe(false);
      await gone();
      expect(await wrongIn(home)).toEqual([]);
    });
  },
);
