import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { proxySilent } from './proxy-silent.ts';

it('is told why nobody takes a connection at a proxy, or nothing where somebody does', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  expect(await proxySilent(address)).toBeUndefined();
  server.close();
  await once(server, 'close');
  expect(await proxySilent(address)).toMatchObject({ because: 'no-connections' });
  expect(await proxySilent('http://nobody.invalid:3128')).toMatchObject({ because: expect.stringMatching(/^no-/) });
});
