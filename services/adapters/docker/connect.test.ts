import { once } from 'node:events';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { connect } from './connect.ts';

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

test.skipIf(!hasIPv6)('an engine at an IPv6 address is reached (Linux: where the computer has IPv6)', async () => {
  const server = createServer((_, answer) => void answer.end('OK')).listen(0, '::1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const engine = await connect({ address: `tcp://[::1]:${port}`, context: 'far' });
  expect(String(await engine.ping())).toBe('OK');
  server.close();
});
