import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { askDeployed } from './ask-deployed.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const photo = new Blob([new Uint8Array([255, 216, 1, 2, 3])], { type: 'image/jpeg' });
const prediction = {
  verdict: 'grass',
  label: 'grass',
  scores: { grass: 0.9, dandelion: 0.1 },
  similarity: 0.8,
  nearest: [],
  version: 'v-2',
  ms: 12,
};

test('the bytes, the name and the key go there, and the answer comes back', async () => {
  const asked: unknown[] = [];
  const address = await serve(async (request, response) => {
    asked.push(request.method, request.url, request.headers['x-api-key'], [...(await buffer(request))]);
    response.end(JSON.stringify(prediction));
  });
  expect(await askDeployed({ address, key: 'open sesame', name: 'a b.jpg', photo })).toEqual(prediction);
  expect(asked).toEqual(['POST', '/v1/predict?name=a+b.jpg', 'open sesame', [255, 216, 1, 2, 3]]);
});

test('each photo has a connection of its own, so that it goes to a copy of now', async () => {
  const sockets = new Set<unknown>();
  const address = await serve((request, response) => {
    sockets.add(request.socket);
    request.resume().on('end', () => response.end(JSON.stringify(prediction)));
  });
  for (let i = 0; i < 3; i++) await askDeployed({ address, key: undefined, name: 'a', photo });
  expect(sockets.size).toBe(3);
});

test('what the API refuses is told in its own words', async () => {
  const error = { code: 'photo-unreadable', message: 'No photo.', hint: 'Send one.', retry: false, details: {} };
  const address = await serve((_request, response) => {
    response.writeHead(422).end(JSON.stringify({ error }));
  });
  await expect(askDeployed({ address, key: undefined, name: 'a', photo })).rejects.toMatchObject({
    code: 'photo-unreadable',
    message: 'No photo.',
  });
});

test('where nothing answers, or something else does, no copy is ready', async () => {
  const gone = await serve((request) => request.socket.destroy());
  const other = await serve((_request, response) => {
    response.writeHead(502).end('<html>Bad gateway</html>');
  });
  for (const address of [gone, other])
    await expect(askDeployed({ address, key: undefined, name: 'a', photo })).rejects.toMatchObject({
      code: 'nothing-ready',
    });
});
