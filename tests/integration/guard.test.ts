import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { apiDocument } from '../../services/predictor/docs/document.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, listening, openPredictor, openWorkshop, TOKEN, type Workshop } from './predictor/open-predictor.ts';

let workshop: Workshop;
let predictor: PredictorApp;
let address: string;
let photo: Buffer;

beforeAll(async () => {
  workshop = await openWorkshop();
  photo = await makePhoto(1);
  predictor = await openPredictor(workshop);
  address = await listening(predictor.app);
});
afterAll(async () => {
  await predictor.app.close();
  await workshop.close();
});

/** What a page of another site can make a browser send, as Chromium sends it. */
const hostile: [string, Record<string, string>, number][] = [
  [
    'fetch of another site',
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    403,
  ],
  ['fetch of another local server', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' }, 403],
  ['fetch of a file or a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['form of an old browser', { origin: 'http://evil.example' }, 403],
  [
    'picture or script',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    403,
  ],
  ['frame', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, 403],
  ['name made to point here', { host: 'evil.example' }, 421],
  [
    'name made to point here, same origin',
    { host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    421,
  ],
  ['name made to point here, port kept', { host: `evil.example:8600` }, 421],
];

const routes: [method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'OPTIONS', path: string][] = [
  ['POST', '/v1/predict'],
  ['OPTIONS', '/v1/predict'],
  ['GET', '/v1/models'],
  ['HEAD', '/v1/models'],
  ['GET', '/health/live'],
  ['GET', '/metrics'],
  ['GET', '/openapi.json'],
  ['POST', '/v2/models/test/infer'],
  ['GET', '/v2'],
  ['GET', '/internal/journal?after=0&wait=0'],
  ['PUT', '/internal/access'],
  ['POST', '/internal/classify'],
  ['GET', '/nothing'],
];

describe.each(hostile)('a %s', (_name, headers, status) => {
  it.each(routes)('gets nothing from %s %s, whatever key it has', async (method, path) => {
    const secrets = { authorization: `Bearer ${TOKEN}`, 'x-api-key': TOKEN };
    const body = method === 'POST' ? { body: photo } : {};
    const answer = await ask(address + path, {
      method,
      headers: { 'content-type': 'image/jpeg', ...secrets, ...headers },
      ...body,
    });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the guard before the API', () => {
  it('let none of them reach a model', async () => {
    const { text } = await ask(`${address}/metrics`);
    expect(text).not.toMatch(/^meadow_verdicts_total\{/m);
  });

  it('covers every route of the document', async () => {
    const { paths } = apiDocument.parse((await ask(`${address}/openapi.json`)).json);
    for (const [path, methods] of Object.entries(paths)) {
      for (const method of Object.keys(methods)) {
        const { statusCode } = await predictor.app.inject({
          method: method === 'post' ? 'POST' : 'GET',
          url: path.replace('{name}', 'test').replace('{version}', 'test-1'),
          headers: { host: 'localhost', origin: 'null' },
        });
        expect([path, statusCode]).toEqual([path, 403]);
      }
    }
  });

  it('lets a link lead to the docs page, and to no other', async () => {
    const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await ask(`${address}/docs`, { headers: visit })).status).toBe(200);
    expect((await ask(`${address}/v1/models`, { headers: visit })).status).toBe(403);
  });

  it('lets programs and its own pages in', async () => {
    const { host } = new URL(address);
    const own = { origin: `http://${host}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };
    for (const headers of [{}, own, { host: `localhost:${new URL(address).port}` }]) {
      expect((await ask(`${address}/v1/models`, { headers })).status).toBe(200);
    }
  });

  it('refuses other machines, should the port be reachable for them', async () => {
    const { statusCode } = await predictor.app.inject({
      url: '/v1/models',
      headers: { host: 'localhost' },
      remoteAddress: '192.168.1.20',
    });
    expect(statusCode).toBe(403);
  });

  it.each([
    ['no Host', 'GET /v1/models HTTP/1.1\r\n\r\n', 400],
    ['no Host, the old way', 'GET /v1/models HTTP/1.0\r\n\r\n', 421],
    ['two Hosts', 'GET /v1/models HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n', 421],
    ['a Host and another in the address', 'GET http://evil.example/v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n', 421],
    [
      'a proxy that says it is local',
      'GET /v1/models HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n\r\n',
      421,
    ],
    ['TRACE', 'TRACE /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['a method of other protocols', 'PROPFIND /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n', 405],
    ['a line break in a header', 'GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n', 400],
    [
      'two lengths',
      'POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'a length and chunks',
      'POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', `GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`, 400],
  ])('answers %s as bytes on the wire', async (_name, bytes, status) => {
    expect(await statusOnTheWire(bytes.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))).toBe(status);
  });
});

async function statusOnTheWire(bytes: string): Promise<number> {
  const { hostname, port } = new URL(address);
  const socket = createConnection(Number(port), hostname);
  socket.write(bytes);
  const text = (await socket.toArray()).join('');
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]);
}
