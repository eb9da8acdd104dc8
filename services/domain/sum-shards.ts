interface Progress {
  stage: string;
  done: number;
  total: number;
}

/**
 * How far all shards are together; undefined where none has said it. Those that have not begun are taken to be as large as
 * the others are on average, so that what is told never goes back when they begin.
 */
export function sumShards(shards: readonly (Progress | undefined)[]): Progress | undefined {
  const told = shards.filter((shard) => shard !== undefined);
  if (told.length === 0) return undefined;
  const sum = (what: 'done' | 'total') => told.reduce((total, shard) => total + shard[what], 0);
  const total = Math.round((sum('total') / told.length) * shards.length);
  return { stage: told[0]!.stage, done: Math.min(sum('done'), total), total };
}
