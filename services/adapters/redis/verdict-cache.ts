import { z } from 'zod';
import { verdict } from '../../../contract/shapes/verdict.ts';
import type { VerdictCache, VerdictKey } from '../../ports/verdict-cache.ts';
import type { RedisConnection } from './connection.ts';

/** Seconds an answer is kept where there is room; Redis lets the longest unused go where there is none. */
const DAY = 24 * 60 * 60;
/** A heatmap is a few hundred bytes; what is larger is odd. */
const MOST_BYTES = 16 * 1024;

const kept = z.object({ verdict, light: z.number(), sharpness: z.number() });

/** `program`: whatever else changes answers, such as the release and what computes. */
export function createRedisVerdictCache(redis: RedisConnection, program: string): VerdictCache {
  const nameOf = ({ hash, version, model, heatmap }: VerdictKey) =>
    `meadow:verdict:${program}:${model}:${version}:${hash}:${heatmap ? 'heatmap' : 'plain'}`;
  return {
    async find(key) {
      if (!redis.here) return { outcome: 'away' };
      try {
        const text = await redis.ask((client) => client.get(nameOf(key)));
        if (text === null) return { outcome: 'miss' };
        return { outcome: 'hit', answer: kept.parse(JSON.parse(text)) };
      } catch {
        return { outcome: 'fault' };
      }
    },
    keep(key, answer) {
      const text = JSON.stringify(answer);
      if (!redis.here || text.length > MOST_BYTES) return;
      const expiration = { type: 'EX', value: DAY } as const;
      redis.ask((client) => client.set(nameOf(key), text, { expiration })).catch(() => undefined);
    },
  };
}
