import type { ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const JPEG = { 'content-type': 'image/jpeg' };
const moved = (location: string) => (response: ServerResponse) => response.writeHead(302, { location }).end();
const again = (ms: number, bytes: number) => (response: ServerResponse) => {
  response.writeHead(200, JPEG);
  const timer = setInterval(() => response.write(Buffer.alloc(bytes)), ms);
  response.on('close', () => clearInterval(timer));
};

/** What a strange host of photos answers, by path. */
const answers = (photo: Uint8Array): Record<string, (response: ServerResponse) => unknown> => ({
  '/photo.jpg': (response) => response.writeHead(200, JPEG).end(photo),
  '/photo-called-a-page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(photo),
  '/page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Log in'),
  '/page.jpg': (response) => response.writeHead(200, JPEG).end('<!doctype html><p>Log in'),
  '/nothing.jpg': (response) => response.writeHead(200, JPEG).end(),
  '/moved': moved('/photo.jpg'),
  '/circle': moved('/circle'),
  '/inside': moved('https://169.254.169.254/secret'),
  '/inside-by-name': moved('https://inside.example/secret'),
  '/plain': moved('http://photos.example/photo.jpg'),
  '/endless': again(1, 100_000),
  '/dripping': again(20, 1),
  '/silent': (response) => response.writeHead(200, JPEG).write('a'),
  '/cut': (response) => {
    response.writeHead(200, { ...JPEG, 'content-length': photo.length });
    response.write(photo.subarray(0, 100), () => response.destroy());
  },
  // 50 MB of nothing, in 50 kB.
  '/packed': (response) =>
    response.writeHead(200, { ...JPEG, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
});

/** A real https server on this machine, with the questions it was asked. `more`: addresses that are the photo too. */
export async function startPhotoHost(secure: ServerOptions, photo: Uint8Array, more: readonly string[] = []) {
  const give = (response: ServerResponse) => response.writeHead(200, JPEG).end(photo);
  const paths = { ...answers(photo), ...Object.fromEntries(more.map((url) => [new URL(url).pathname, give])) };
  const asked: { host: string | undefined; path: string | undefined; at: string | undefined }[] = [];
  const server = createServer(secure, (request, response) => {
    asked.push({ host: request.headers.host, path: request.url, at: request.socket.localAddress });
    const answer = paths[request.url ?? ''];
    answer ? answer(response) : response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
