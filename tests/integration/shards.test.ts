import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';
import { askFor, runStepsAlone, startSteps } from './training/step-process.ts';

describe.skipIf(!PHOTOS)('new photos in shards (MEADOW_TEST_PHOTOS)', { timeout: 120_000 }, () => {
  let folder: string;
  let home: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-shards-'));
    home = join(folder, 'home');
    await askFor(home, 'a', await smallMeadow(join(folder, 'photos'), 0, 12));
    await runStepsAlone(home, 'a', ['ingest', 'validate']);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const shard = (at: number, of: number) => runStepsAlone(home, 'a', ['embed', '--shard', `${at}/${of}`]);
  const kept = async () => {
    const folders = await readdir(join(home, 'objects', 'embeddings'), { recursive: true });
    return folders.filter((path) => path.includes('views-1') && /[0-9a-f]{64}$/.test(path)).length;
  };
  const records = async () => (await readdir(join(home, 'objects/runs/a'))).filter((name) => name.startsWith('embed'));

  it('are one where nobody shares them, which is the step itself', async () => {
    expect((await runStepsAlone(home, 'a', ['shards'])).said).toEqual({ run: 'a', step: 'shards', shards: ['1/1'] });
    expect((await shard(1, 1)).said).toMatchObject({ embedded: 24, cached: 0 });
    expect(await records()).toEqual(['embed.json']);
  });

  it('are embedded once each, at the same time, and whoever is last says that all are', async () => {
    const both = await Promise.all([shard(1, 3), shard(3, 3)]);
    expect(await records()).toEqual(['embed-1-of-3.json', 'embed-3-of-3.json']);
    const last = await shard(2, 3);
    const counts = [...both, last].map(({ said }) => Number(said.embedded));
    expect(counts.every((count) => count > 0 && count < 24)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count)).toBe(24);
    expect(await kept()).toBe(24);
    expect((await runStepsAlone(home, 'a', ['embed'])).said).toMatchObject({ embedded: 24, cached: 0 });
    expect((await shard(2, 3)).said).toMatchObject({ embedded: 24, cached: 0 });
    expect((await runStepsAlone(home, 'a', ['train'])).code).toBe(0);
  });

  it('go on where one that was killed had come to', async () => {
    const { child, end } = startSteps(home, 'a', ['embed', '--shard', '1/2']);
    await expect.poll(() => kept().catch(() => 0), { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await end;
    const before = await kept();
    const { said } = await shard(1, 2);
    expect(said).toMatchObject({ cached: before });
    expect((await shard(2, 2)).code).toBe(0);
    expect((await runStepsAlone(home, 'a', ['embed'])).said).toMatchObject({ embedded: 24 - before, cached: before });
  });

  it('are asked for by number, of the embedding alone', async () => {
    for (const words of [
      ['embed', '--shard', '3/2'],
      ['train', '--shard', '1/2'],
    ])
      expect(await runStepsAlone(home, 'a', words)).toMatchObject({
        code: 65,
        said: { error: { code: 'bad-request' } },
      });
  });
});
