import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../host/core-client.ts';
import { type Core, createCore } from '../../services/assembly/core.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';

const PATIENT = { timeout: 120_000 };
const STARTER = 'dandelion-or-grass-1';

describe.skipIf(!PHOTOS)('where versions look on a photo (MEADOW_TEST_PHOTOS)', PATIENT, () => {
  let folder: string;
  let core: Core;
  let client: Client;
  let trained: string;
  let hash: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-looks-'));
    const link = () => Promise.reject(new Error('none'));
    core = await createCore({ home: join(folder, 'home'), host: 'cli', open: false, link });
    client = createRouterClient(core.router);
    const from = await smallMeadow(join(folder, 'photos'), 0, 8);
    const { run } = await client.training.start({ mode: 'quick', from, project: 'Front lawn' });
    const updates = await Array.fromAsync(await client.training.watch({ run }));
    trained = updates.at(-1)?.result?.version ?? '';
    hash = (await client.models.results({ version: trained })).photos[0]?.hash ?? '';
  }, 240_000);
  afterAll(async () => {
    await core?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('each version shows its own, live or not, and nothing is written into the history', PATIENT, async () => {
    const own = await client.models.look({ version: trained, hash });
    const other = await client.models.look({ version: STARTER, hash });
    for (const { heatmap } of [own, other]) {
      expect(heatmap.cells).toHaveLength(heatmap.rows * heatmap.columns);
      expect(Math.max(...heatmap.cells)).toBe(255);
    }
    expect(own.heatmap.cells).not.toEqual(other.heatmap.cells);
    expect((await client.history.search({ limit: 10 })).predictions).toEqual([]);

    const { photos } = await client.photos.list({ project: 'front-lawn', offset: 0, limit: 500 });
    const bytes = await core.files.open(photos.find((photo) => photo.hash === hash)?.photo ?? '');
    expect(bytes.type).toBe('image/webp');
    for (const [version, said] of [[trained, own] as const, [STARTER, other] as const]) {
      const { batch } = await client.predicting.start({ paths: [join(folder, 'photos')], version });
      const updates = await Array.fromAsync(await client.predicting.watch({ batch }));
      const asked = updates.flatMap(({ results }) => results).find((result) => result.hash === hash);
      expect(asked?.verdict?.heatmap).toEqual(said.heatmap);
      expect(asked?.verdict).toMatchObject({ version, verdict: said.verdict, label: said.best });
    }
  });

  test('a photo that is gone, or a version that never was, is told', PATIENT, async () => {
    await expect(client.models.look({ version: 'never-1', hash })).rejects.toMatchObject({
      data: { code: 'model-missing' },
    });
    await expect(client.models.look({ version: trained, hash: '0'.repeat(64) })).rejects.toMatchObject({
      data: { code: 'not-found', message: 'This photo is not on this machine any more.' },
    });
  });
});
