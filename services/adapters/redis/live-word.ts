import type { LiveWord } from '../../ports/live-word.ts';
import type { RedisClient, RedisConnection } from './connection.ts';

const CHANNEL = 'meadow:live';
/** How often one that only listens is asked whether it is still there: a dead line is as quiet as one without news. */
const PULSE_MS = 10_000;

/** Gives and hears word over Redis. Who hears has a connection of its own, which `open` makes. */
export function createRedisLiveWord(
  redis: RedisConnection,
  open: (greet: (client: RedisClient) => Promise<unknown>) => RedisConnection,
): LiveWord & { close(): void } {
  let hearing: RedisConnection | undefined;
  const feel = () => void hearing?.ask((client) => client.ping()).catch(() => undefined);
  const pulse = setInterval(feel, PULSE_MS).unref();
  return {
    async give(mark) {
      await redis.ask((client) => client.publish(CHANNEL, mark)).catch(() => undefined);
    },
    hear(heard) {
      hearing = open((client) => client.subscribe(CHANNEL, heard));
    },
    close() {
      clearInterval(pulse);
      hearing?.close();
    },
  };
}
