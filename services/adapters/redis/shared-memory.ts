import type { RedisSettings } from '../../../contract/shapes/predictor.ts';
import type { LiveWord } from '../../ports/live-word.ts';
import type { Log } from '../../ports/log.ts';
import type { VerdictCache } from '../../ports/verdict-cache.ts';
import { openRedis } from './connection.ts';
import { createRedisLiveWord } from './live-word.ts';
import { createRedisVerdictCache } from './verdict-cache.ts';

export interface SharedMemory {
  cache: VerdictCache;
  word: LiveWord;
  close(): void;
}

/** What predictors beside each other share, in a Redis. `program`: what changes answers besides model and photo. */
export function openSharedMemory(settings: RedisSettings, program: string, log: Log): SharedMemory {
  const redis = openRedis(settings, log);
  const word = createRedisLiveWord(redis, (greet) => openRedis(settings, log, greet));
  return {
    cache: createRedisVerdictCache(redis, program),
    word,
    close() {
      word.close();
      redis.close();
    },
  };
}
