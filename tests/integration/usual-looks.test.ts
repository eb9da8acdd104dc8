import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createSharpDecoder } from '../../services/adapters/sharp/sharp-decoder.ts';
import { photoKey } from '../../services/domain/object-keys.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import type { PhotoDecoder } from '../../services/ports/photo-decoder.ts';
import { findLook } from '../../services/steps/kept-looks.ts';
import { hashOf } from '../../services/steps/scan-photo.ts';
import { usualLooks } from '../../services/steps/usual-looks.ts';
import { makePhoto } from './predictor/made-photo.ts';

let folder: string;
let objects: ObjectStore;
const decoder = createSharpDecoder();
const { signal } = new AbortController();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-usual-looks-'));
  objects = createFileObjectStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function photos(count: number): Promise<string[]> {
  const made = await Promise.all(Array.from({ length: count }, (_, seed) => makePhoto(seed, 64)));
  await Promise.all(made.map((bytes) => objects.put(photoKey(hashOf(bytes)), bytes)));
  return made.map(hashOf).sort();
}

describe('how bright and how sharp the photos of a training usually are', () => {
  it('is looked at once, also of photos that were embedded before anybody looked', async () => {
    const hashes = await photos(10);
    const usual = await usualLooks({ objects, decoder, signal }, hashes);
    expect(usual.light).toHaveLength(101);
    expect(usual.sharpness).toHaveLength(101);
    const looks = await Promise.all(hashes.map((hash) => findLook(objects, hash)));
    expect(usual.light?.[0]).toBeCloseTo(Math.min(...looks.map((look) => look!.light)), 3);
    expect(usual.sharpness?.[100]).toBeCloseTo(Math.max(...looks.map((look) => look!.sharpness)), 3);
    const blind: PhotoDecoder = { ...decoder, views: () => Promise.reject(new Error('looked twice')) };
    expect(await usualLooks({ objects, decoder: blind, signal }, hashes)).toEqual(usual);
  });

  it('is not said where too few can be read', async () => {
    const hashes = await photos(4);
    const gone = ['0', '1'].map((digit) => digit.repeat(64));
    expect(await usualLooks({ objects, decoder, signal }, [...gone, ...hashes])).toEqual({});
    expect(await usualLooks({ objects, decoder, signal }, [...gone.slice(1), ...hashes])).toHaveProperty('light');
    expect(await usualLooks({ objects, decoder, signal }, [])).toEqual({});
  });
});
