import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchFromCore } from './core-files.ts';

let folder: string;
let socket: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-socket-'));
  socket = process.platform === 'win32' ? `\\\\.\\pipe\\${Date.now()}-meadow-test` : join(folder, 'core.sock');
  server = createServer((request, response) => {
    const status = request.url === '/files/gone' ? 404 : 200;
    response.writeHead(status, { 'content-type': 'image/webp', 'set-cookie': 'a=b' });
    response.end(Buffer.alloc(200_000, 7));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

test("the core's answer is passed on: status, bytes, and the headers a picture needs", async () => {
  const answer = await fetchFromCore(socket, '/files/x?signature=y');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect((await answer.arrayBuffer()).byteLength).toBe(200_000);
  const gone = await fetchFromCore(socket, '/files/gone');
  expect(gone.status).toBe(404);
  await gone.body?.cancel();
});

test('without a core the answer is 503, not an error', async () => {
  expect((await fetchFromCore(undefined, '/files/x')).status).toBe(503);
  expect((await fetchFromCore(join(folder, 'nobody.sock'), '/files/x')).status).toBe(503);
});
