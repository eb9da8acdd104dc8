import { createConnection, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PredictorApp } from '../../services/predictor/app.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, listening, openPredictor, openWorkshop, type Workshop } from './predictor/open-predictor.ts';

let workshop: Workshop;
let predictor: PredictorApp;
let address: string;
let photo: Buffer;
const PLACES = 4;
const slow: Socket[] = [];

beforeAll(async () => {
  workshop = await openWorkshop();
  photo = await makePhoto(1);
});
beforeEach(async () => {
  predictor = await openPredictor(workshop, { places: PLACES });
  address = await listening(predictor.app);
  return async () => {
    for (const socket of slow.splice(0)) socket.destroy();
    await predictor.app.close();
  };
});
afterAll(() => workshop.close());

/** A client that sends its request a byte at a time, without end; what it is told, and whether it was hung up on. */
function trickle(head: string) {
  const { hostname, port } = new URL(address);
  const socket = createConnection(Number(port), hostname);
  slow.push(socket);
  const heard = { text: '', over: false };
  socket.on('data', (chunk: Buffer) => {
    heard.text += chunk.toString();
  });
  socket.on('error', () => undefined);
  const timer = setInterval(() => socket.write('a'), 200);
  socket.on('close', () => {
    clearInterval(timer);
    heard.over = true;
  });
  socket.write(head);
  return heard;
}

const judge = () =>
  ask(`${address}/v1/predict`, { method: 'POST', headers: { 'content-type': 'image/jpeg' }, body: photo });

const heads = {
  'one photo': 'Content-Type: image/jpeg\r\nContent-Length: 5000000\r\n\r\n',
  'a form': 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n--x\r\n',
};

it.each(Object.entries(heads))(
  'clients that trickle %s into every place give way to one that sends its photo',
  { timeout: 60_000 },
  async (_what, head) => {
    const clients = Array.from({ length: PLACES }, () =>
      trickle(`POST /v1/predict HTTP/1.1\r\nHost: localhost\r\n${head}`),
    );
    await expect.poll(async () => (await judge()).status, { timeout: 5000 }).toBe(503);
    await expect.poll(async () => (await judge()).status, { timeout: 30_000 }).toBe(200);
    await expect.poll(() => clients.filter(({ over }) => over).length, { timeout: 5000 }).toBeGreaterThan(0);
    const told = clients.find(({ over }) => over)?.text;
    expect(told).toMatch(/^HTTP\/1\.1 400 /);
    expect(told).toContain('took too long to arrive');
    expect(workshop.log.errors).toEqual([]);
  },
);

it('clients that never end their headers keep nobody out', { timeout: 60_000 }, async () => {
  for (let count = 0; count < 300; count += 1) trickle('POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  for (let round = 0; round < 5; round += 1) expect((await judge()).status).toBe(200);
});
