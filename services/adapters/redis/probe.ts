import { createClient } from '@redis/client';
import { z } from 'zod';
import type { Reading } from '../../domain/metrics-text.ts';
import type { ServiceProbe } from '../../ports/service-probe.ts';

export const redisPlace = z.object({ host: z.string(), port: z.int(), password: z.string() });

const OPEN_MS = 3000;

/** Of what Redis says of itself, what tells how the cache does. */
const TOLD: Readonly<Record<string, { name: string; help: string }>> = {
  used_memory: { name: 'meadow_redis_memory_bytes', help: 'Memory that Redis takes.' },
  connected_clients: { name: 'meadow_redis_clients', help: 'Programs connected to Redis.' },
  keyspace_hits: { name: 'meadow_redis_hits', help: 'Questions that Redis had an answer to, since its start.' },
  keyspace_misses: { name: 'meadow_redis_misses', help: 'Questions that Redis had no answer to, since its start.' },
  evicted_keys: { name: 'meadow_redis_evicted', help: 'Answers that made room, since its start.' },
};

/** Asks Redis over a connection of its own, each time anew: what is asked seldom need not be held open. */
export function createRedisProbe({ host, port, password }: z.infer<typeof redisPlace>): ServiceProbe {
  return {
    service: 'redis',
    async read(signal) {
      const client = createClient({
        socket: { host, port, connectTimeout: OPEN_MS, reconnectStrategy: false },
        password,
        disableOfflineQueue: true,
        disableClientInfo: true,
        maintNotifications: 'disabled',
      });
      // Without a listener its errors would end the program.
      client.on('error', () => undefined);
      const leave = () => client.destroy();
      signal.addEventListener('abort', leave, { once: true });
      try {
        await client.connect();
        const [info, kept] = [await client.info(), await client.dbSize()];
        return [
          ...readingsOf(info),
          { name: 'meadow_redis_verdicts', help: 'Verdicts that Redis remembers.', value: kept },
        ];
      } finally {
        signal.removeEventListener('abort', leave);
        if (client.isOpen) client.destroy();
      }
    },
  };
}

function readingsOf(info: string): Reading[] {
  return info.split(/\r?\n/).flatMap((line) => {
    const [key = '', value = ''] = line.split(':');
    const told = Object.hasOwn(TOLD, key) ? TOLD[key] : undefined;
    return told ? [{ ...told, value: Number(value) }] : [];
  });
}
