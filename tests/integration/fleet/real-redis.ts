import { randomBytes } from 'node:crypto';
import { createClient } from '@redis/client';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { docker } from '../stack/real-engine.ts';

export const PASSWORD = 'password-of-the-tests';

/** A Redis in a container of its own, at a free port of this computer, with the memory the stack's has. */
export async function startRedis(): Promise<{
  port: number;
  keys(): Promise<Map<string, number>>;
  close(): Promise<void>;
}> {
  const name = `${process.env.MEADOW_TEST_PREFIX ?? 'meadow-test'}-redis-${randomBytes(4).toString('hex')}`;
  const told = ['--requirepass', PASSWORD, '--save', '', '--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru'];
  await docker(['run', '-d', '--rm', '--name', name, '-p', '127.0.0.1::6379', 'redis:7.2-bookworm', ...told]);
  const port = Number((await docker(['port', name, '6379'])).split(':').at(-1));
  const open = async () => createClient({ socket: { port, reconnectStrategy: false }, password: PASSWORD }).connect();
  const opened = async (): ReturnType<typeof open> =>
    open().catch(async () => {
      await systemClock.sleep(100);
      return opened();
    });
  const client = await opened();
  return {
    port,
    /** The seconds each key still has. */
    async keys() {
      const names = await client.keys('*');
      return new Map(await Promise.all(names.map(async (key) => [key, await client.ttl(key)] as const)));
    },
    async close() {
      client.destroy();
      await docker(['rm', '-f', name]);
    },
  };
}
