import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIn, readShard, shardsFor, shardText } from './shards.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const all = (of: number) => Array.from({ length: of }, (_, at) => ({ at: at + 1, of }));

test('each photo is in one shard, whatever its hash', () => {
  const hash = fc.oneof(fc.string().map(hashOf), fc.constantFrom('0'.repeat(64), 'f'.repeat(64)));
  fc.assert(
    fc.property(hash, fc.integer({ min: 1, max: 32 }), (photo, of) => {
      expect(all(of).filter((shard) => isIn(shard, photo))).toHaveLength(1);
    }),
  );
});

test('shards have about as many photos each', () => {
  const photos = Array.from({ length: 4000 }, (_, at) => hashOf(`photo ${at}`));
  for (const shard of all(4)) {
    const own = photos.filter((photo) => isIn(shard, photo)).length;
    expect(Math.abs(own - 1000)).toBeLessThan(120);
  }
});

test('few photos are one shard, and so is all where nobody shares them', () => {
  expect(shardsFor(100_000, 0)).toBe(1);
  expect(shardsFor(100_000, 1)).toBe(1);
  expect(shardsFor(0, 2)).toBe(1);
  expect(shardsFor(399, 2)).toBe(1);
  expect(shardsFor(400, 2)).toBe(2);
  expect(shardsFor(4000, 2)).toBe(4);
  expect(shardsFor(20_000, 2)).toBe(10);
  expect(shardsFor(1_000_000, 2)).toBe(32);
});

test('a shard is written and read, and nothing else is taken for one', () => {
  for (const shard of all(4)) expect(readShard(shardText(shard))).toEqual(shard);
  for (const text of ['', '1', '0/2', '3/2', '1/2/3', '-1/2', '1/2x', 'a/b', '1/1000'])
    expect(() => readShard(text)).toThrow('names no shard');
});
