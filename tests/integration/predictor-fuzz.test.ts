import { createConnection } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { type ApiDocument, apiDocument } from '../../services/predictor/docs/document.ts';
import { patience, runs } from '../fuzz-runs.ts';
import { type CheckAnswer, createApiChecker } from './predictor/api-checker.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, listening, openPredictor, openWorkshop, type Workshop } from './predictor/open-predictor.ts';
import { type StrangeRequest, strangeRequests } from './predictor/strange-requests.ts';

let workshop: Workshop;
let predictor: PredictorApp;
let address: string;
let photo: Buffer;
let document: ApiDocument;
let check: CheckAnswer;

beforeAll(async () => {
  workshop = await openWorkshop();
  photo = await makePhoto(1, 64);
  predictor = await openPredictor(workshop);
  address = await listening(predictor.app);
  const { json } = await ask(`${address}/openapi.json`);
  document = apiDocument.parse(json);
  check = createApiChecker(Object.assign({}, document, json));
});
afterAll(async () => {
  await predictor.app.close();
  await workshop.close();
});

const send = ({ method, url, headers, body }: StrangeRequest) =>
  ask(address + url, { method: method === 'post' ? 'POST' : 'GET', headers, ...(body && { body }) });

/** Answers that only a request of the right form has. */
const past: Record<string, number[]> = {
  'post /v1/predict': [200, 400],
  'get /v2/models/{name}': [200],
  'post /v2/models/{name}/infer': [400],
};

describe('the API under strange requests', () => {
  it(
    'answers every route as its document says, and never with a bug',
    async () => {
      for (const [name, requests] of strangeRequests(document, photo)) {
        const seen = new Set<number>();
        const right = fc.asyncProperty(requests, async (request) => {
          const answer = await send(request);
          seen.add(answer.status);
          expect(answer.status === 503 || answer.status < 500, `${answer.status} ${answer.text}`).toBe(true);
          // An address that leads to another route, or to none, is not this route's to answer.
          if (answer.status === 404 && answer.text.includes('There is nothing at')) return;
          if (request.url.split('?')[0]!.split('/').length !== request.path.split('/').length) return;
          expect(check(request.method, request.path, answer)).toBeUndefined();
        });
        // The fuzzer must get past the door: it goes on until it saw right answers as well as wrong ones.
        const wanted = past[name] ?? [];
        for (let round = 0; round === 0 || (round < 20 && !wanted.every((status) => seen.has(status))); round++)
          await fc.assert(right, { numRuns: runs(60) });
        expect([...seen], name).toEqual(expect.arrayContaining(wanted));
      }
      expect(workshop.log.errors).toEqual([]);
    },
    patience(240_000),
  );

  it('survives bytes that are no request, or half of one', { timeout: patience(30_000) }, async () => {
    const start = fc.constantFrom(
      '',
      'GET ',
      'POST /v1/predict HTTP/1.1\r\nHost: localhost\r\n',
      'GET /v2 HTTP/1.1\r\n',
    );
    const wire = fc
      .tuple(start, fc.uint8Array({ maxLength: 200 }))
      .map(([head, tail]) => Buffer.concat([Buffer.from(head), tail]));
    await fc.assert(
      fc.asyncProperty(wire, async (bytes) => {
        const text = await onTheWire(bytes);
        expect(text).toMatch(/^($|HTTP\/1\.1 [1234])/);
      }),
      { numRuns: runs(200) },
    );
    expect((await ask(`${address}/health/ready`)).status).toBe(200);
    expect(workshop.log.errors).toEqual([]);
  });

  it('lets go of those who hang up in the middle of a photo', async () => {
    const head = (length: number) =>
      `POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/jpeg\r\nContent-Length: ${length}\r\n\r\n`;
    for (let i = 0; i < 100; i++) await hangUp(Buffer.concat([Buffer.from(head(photo.length)), photo.subarray(0, i)]));
    const answer = await ask(`${address}/v1/predict`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: photo,
    });
    expect(answer.status).toBe(200);
  });
});

/** All that comes back; the sender is done after its bytes. */
async function onTheWire(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = createConnection(Number(port), hostname);
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', () => {}); // a reset is an answer too
  socket.end(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(parts).toString('latin1');
}

async function hangUp(bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(address);
  const socket = createConnection(Number(port), hostname);
  await new Promise((resolve) => socket.write(bytes, resolve));
  socket.destroy();
}
