import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createThumbnailFiles } from '../../services/adapters/local/thumbnails.ts';
import type { Thumbnails } from '../../services/ports/thumbnails.ts';
import { hashOf } from './catalog-suite.ts';

describe('thumbnails: files', () => {
  let folder: string;
  let thumbnails: Thumbnails;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-thumbnails-'));
    thumbnails = createThumbnailFiles(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const all = async () => {
    const hashes: string[] = [];
    for await (const hash of thumbnails.list()) hashes.push(hash);
    return hashes.toSorted();
  };

  it('keeps a picture by its photo until it is removed', async () => {
    const [a, b] = [hashOf('a'), hashOf('b')];
    await thumbnails.put(a, Buffer.from('picture'));
    await thumbnails.put(b, Buffer.from('other'));
    expect(await readFile(await thumbnails.file(a), 'utf8')).toBe('picture');
    expect(await all()).toEqual([a, b].toSorted());
    await thumbnails.remove([a, hashOf('c')]);
    expect(await thumbnails.has(a)).toBe(false);
    expect(await all()).toEqual([b]);
  });

  it('knows nothing of what is no hash', async () => {
    for (const wrong of ['', '../../secret', hashOf('a').toUpperCase(), `${hashOf('a')}0`]) {
      await expect(thumbnails.file(wrong)).rejects.toMatchObject({ code: 'not-found' });
      await expect(thumbnails.has(wrong)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(thumbnails.file(hashOf('a'))).rejects.toMatchObject({ code: 'not-found' });
  });
});
