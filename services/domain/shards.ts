import { Fault } from './fault.ts';

/** One of `of` parts of a run's photos, counted from 1. */
export interface Shard {
  at: number;
  of: number;
}

/** Fewer looks are not worth a program of their own, which starts for some seconds. */
const LEAST = 200;
/** More are lost to nobody when a worker dies, but they wait long for another. */
const MOST = 2000;
/** Several each, so that who is quicker takes more. */
const TURNS = 2;
const MOST_SHARDS = 32;

/** In how many parts so many looks at photos are done, where so many workers share them. */
export function shardsFor(looks: number, workers: number): number {
  if (workers < 2) return 1;
  const wanted = Math.max(workers * TURNS, Math.ceil(looks / MOST));
  return Math.max(1, Math.min(wanted, Math.floor(looks / LEAST), MOST_SHARDS));
}

export const shardText = ({ at, of }: Shard): string => `${at}/${of}`;

/** Reads `2/4`. Throws `bad-request`. */
export function readShard(text: string): Shard {
  const [at, of] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text)?.slice(1) ?? []).map(Number);
  if (at === undefined || of === undefined || at < 1 || at > of)
    throw new Fault('bad-request', `"${text}" names no shard.`, 'Say which of how many, such as 2/4.', {
      details: { case: 'shard', shard: text },
    });
  return { at, of };
}

/**
 * Whether a photo is in a shard. Its hash tells that, whatever else is in the list: a list that lost photos meanwhile moves
 * none to another shard, and new photos are as many in each.
 */
export const isIn = ({ at, of }: Shard, hash: string): boolean =>
  Math.floor((Number.parseInt(hash.slice(0, 8), 16) / 2 ** 32) * of) === at - 1;
