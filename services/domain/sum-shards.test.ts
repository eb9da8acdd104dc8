import { expect, test } from 'vitest';
import { sumShards } from './sum-shards.ts';

const embed = (done: number, total: number) => ({ stage: 'embed', done, total });

test('shards are told as one stage', () => {
  expect(sumShards([embed(10, 100), embed(20, 110)])).toEqual(embed(30, 210));
  expect(sumShards([embed(3, 8)])).toEqual(embed(3, 8));
});

test('a shard that has not begun counts as much as the others', () => {
  expect(sumShards([embed(10, 100), undefined, embed(20, 110), undefined])).toEqual(embed(30, 420));
  expect(sumShards([undefined, undefined])).toBeUndefined();
  expect(sumShards([])).toBeUndefined();
});
