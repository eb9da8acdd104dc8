import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPhotos } from './fetch-photos.ts';

const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let folder: string;
let server: Server;
let asked: string[];
/** What stands in the way of a path, by how often it was asked for. */
let answers: Record<string, (time: number) => { code?: number; body?: Buffer }>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-photos-'));
  asked = [];
  answers = {};
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const time = asked.filter((each) => each === path).length;
    const { code = 200, body = photo } = answers[path]?.(time) ?? {};
    response.writeHead(code).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const urls = () => ['/data/grass/00000001.jpg', '/data/dandelion/00000001.jpg'].map(at);
const files = async () => (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).toSorted();

test('photos come into folders by label, and only those that are not there yet', async () => {
  expect(await fetchPhotos({ urls: urls(), folder })).toBe(2);
  expect(await files()).toEqual([join('dandelion', '00000001.jpg'), join('grass', '00000001.jpg')]);
  expect(await readFile(join(folder, 'grass', '00000001.jpg'))).toEqual(photo);
  expect(await fetchPhotos({ urls: urls(), folder })).toBe(0);
  expect(asked).toHaveLength(2);
});

test('one that fails is asked for again', async () => {
  answers['/data/grass/00000001.jpg'] = (time) => (time < 3 ? { code: 503 } : {});
  expect(await fetchPhotos({ urls: urls(), folder, pauseMs: 1 })).toBe(2);
  expect(asked).toHaveLength(4);
});

test('what is no photo is not kept, and all that is missing is named', async () => {
  answers['/data/grass/00000001.jpg'] = () => ({ body: Buffer.from('<html>Sorry</html>') });
  answers['/data/dandelion/00000001.jpg'] = () => ({ code: 404 });
  const fetched = fetchPhotos({ urls: [...urls(), at('/data/grass/00000002.jpg')], folder, tries: 2, pauseMs: 1 });
  await expect(fetched).rejects.toThrow(/grass\/00000001\.jpg: this is no JPEG photo\n.*dandelion.*: status 404$/);
  expect(await files()).toEqual([join('grass', '00000002.jpg')]);
});
