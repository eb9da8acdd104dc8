import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findRecord, writeRecord } from './run-records.ts';
import { embeddedShape } from './run-shapes.ts';
import { closeShards, forgetShards, shardRecord } from './shards.ts';

const run = 'a';
const backbone = 'a'.repeat(64);

describe('the records of shards', () => {
  let folder: string;
  let objects: ObjectStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-shard-records-'));
    objects = createFileObjectStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const done = (at: number, counts: { embedded: number; cached: number }, of = 2, by = backbone) =>
    writeRecord(objects, run, shardRecord({ at, of }), { backbone: by, ...counts });
  const said = () => findRecord(objects, run, 'embed', embeddedShape);

  it('make that of the step when the last one is there, and not before', async () => {
    await done(1, { embedded: 7, cached: 3 });
    await closeShards({ objects, run }, 2);
    expect(await said()).toBeUndefined();
    await done(2, { embedded: 0, cached: 9 });
    await closeShards({ objects, run }, 2);
    expect(await said()).toEqual({ backbone, embedded: 7, cached: 12 });
  });

  it('of another number of shards do not count', async () => {
    await done(1, { embedded: 7, cached: 3 }, 2);
    await done(2, { embedded: 7, cached: 3 }, 3);
    await closeShards({ objects, run }, 2);
    expect(await said()).toBeUndefined();
  });

  it('by different backbones are refused in words', async () => {
    await done(1, { embedded: 7, cached: 3 });
    await done(2, { embedded: 7, cached: 3 }, 2, 'b'.repeat(64));
    await expect(closeShards({ objects, run }, 2)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await said()).toBeUndefined();
  });

  it('are forgotten where the list of photos is another', async () => {
    for (const at of [1, 2]) await done(at, { embedded: 1, cached: 0 });
    await closeShards({ objects, run }, 2);
    await forgetShards(objects, run);
    const left: string[] = [];
    for await (const { key } of objects.list('runs/')) left.push(key);
    expect(left).toEqual(['runs/a/embed.json']);
  });
});
