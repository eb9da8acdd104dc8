import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createApiProbe } from './api-probe.ts';

it('tells whether an API takes a key, and leaves it to a look where nothing answers', async () => {
  const server = createServer(({ headers }, reply) => {
    reply.writeHead(headers['x-api-key'] === 'right' ? 200 : 401).end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const probe = createApiProbe();
  expect(await probe.admits(address, undefined)).toBe(false);
  expect(await probe.admits(address, 'wrong')).toBe(false);
  expect(await probe.admits(address, 'right')).toBe(true);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await probe.admits(address, undefined)).toBe(true);
});
