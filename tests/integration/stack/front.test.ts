import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, createServer, type RequestListener, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStderrLog } from '../../../services/assembly/predictor.ts';
import { type Front, startFront } from '../../../services/assembly/stack/front.ts';

let folder: string;
let front: Front;
let port: number;
const replicas = new Map<string, Server>();

/** A replica at an address of its own on this machine, all at one port as in the stack. */
async function startReplica(address: string, answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  const taken = server.address();
  if (typeof taken === 'object' && taken) port = taken.port;
  replicas.set(address, server);
}

function stopReplica(address: string): void {
  replicas.get(address)?.closeAllConnections();
  replicas.get(address)?.close();
}

const named =
  (name: string, ready = true): RequestListener =>
  (request, response) => {
    if (request.url === '/health/ready') response.statusCode = ready ? 200 : 503;
    response.end(name);
  };

async function openFront(): Promise<void> {
  front = await startFront({
    name: 'api',
    port,
    listen: { host: '127.0.0.1', port: 0 },
    targets: join(folder, 'api.json'),
    asked: join(folder, 'asked'),
    log: createStderrLog('front'),
    lookUp: async () => [...replicas.keys()],
  });
}

const ask = async (path = '/'): Promise<{ status: number; text: string }> => {
  const answer = await fetch(`http://127.0.0.1:${front.port}${path}`, { headers: { connection: 'close' } });
  return { status: answer.status, text: await answer.text() };
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-front-'));
  port = 0;
  replicas.clear();
});
afterEach(async () => {
  await front.close();
  for (const address of replicas.keys()) stopReplica(address);
  await rm(folder, { recursive: true });
});

// Only Linux lets a program listen at any address of 127.0.0.0/8.
it.skipIf(process.platform !== 'linux')('goes on with the others when a replica is gone (not on macOS)', async () => {
  await startReplica('127.0.0.2', named('one'));
  await startReplica('127.0.0.3', named('two'));
  await openFront();
  expect(JSON.parse(await readFile(join(folder, 'api.json'), 'utf8'))).toEqual([
    { targets: [`127.0.0.2:${port}`, `127.0.0.3:${port}`] },
  ]);
  const first = await ask();
  stopReplica(first.text === 'one' ? '127.0.0.2' : '127.0.0.3');
  const later = await Promise.all(Array.from({ length: 10 }, () => ask()));
  expect(new Set(later.map(({ text }) => text))).toEqual(new Set([first.text === 'one' ? 'two' : 'one']));
});

it.skipIf(process.platform !== 'linux')('asks only those that say they are ready (not on macOS)', async () => {
  await startReplica('127.0.0.2', named('starting', false));
  await startReplica('127.0.0.3', named('ready'));
  await openFront();
  for (let i = 0; i < 5; i++) expect((await ask()).text).toBe('ready');
});

it('says so in the words of the API where none answers', async () => {
  await startReplica('127.0.0.1', named('one'));
  await openFront();
  stopReplica('127.0.0.1');
  const { status, text } = await ask('/v1/predict');
  expect(status).toBe(503);
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'predictor-down', retry: true } });
});

it('passes large bodies both ways, byte for byte', async () => {
  await startReplica('127.0.0.1', (request, response) => void request.pipe(response));
  await openFront();
  const body = Buffer.alloc(5_000_000, 'photo');
  const answer = await fetch(`http://127.0.0.1:${front.port}/`, { method: 'POST', body });
  expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
});

it.skipIf(process.platform !== 'linux')('asks another where a replica dies before a word (not on macOS)', async () => {
  await startReplica('127.0.0.2', named('one'));
  await startReplica('127.0.0.3', named('two'));
  await openFront();
  replicas.get('127.0.0.2')!.on('connection', (socket) => socket.destroy());
  const answers = Array.from({ length: 4 }, async () => {
    const client = connect({ port: front.port, host: '127.0.0.1' });
    await once(client, 'connect');
    // Until the front has seen that the replica it chose is gone.
    await sleep(200);
    client.write('GET / HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n');
    return text(client);
  });
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1.1 200[\s\S]*two/);
});

it.skipIf(process.platform !== 'linux')('asks another where a replica dies over a request (not on macOS)', async () => {
  const body = Buffer.alloc(300_000, 'photo');
  const lengths: number[] = [];
  /** Dies when it has the whole request, before it says a word. */
  const dying: RequestListener = async (request, response) => {
    if (request.url === '/health/ready') return void response.end();
    for await (const chunk of request) lengths.push(chunk.length);
    request.socket.destroy();
  };
  await startReplica('127.0.0.2', dying);
  await startReplica('127.0.0.3', (request, response) => void request.pipe(response));
  await openFront();
  for (let i = 0; i < 6; i++) {
    const answer = await fetch(`http://127.0.0.1:${front.port}/`, {
      method: 'POST',
      body,
      headers: { connection: 'close' },
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
  }
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBeGreaterThanOrEqual(body.length);
});

it('hangs up, rather than ask twice, where an answer had begun', async () => {
  let asked = 0;
  await startReplica('127.0.0.1', (request, response) => {
    if (request.url === '/health/ready') return void response.end();
    asked += 1;
    response.writeHead(200, { 'content-length': 10 });
    response.write('half', () => request.socket.destroy());
  });
  await openFront();
  await expect(ask('/v1/predict')).rejects.toThrow();
  expect(asked).toBe(1);
});

it.skipIf(process.platform !== 'linux')(
  'writes down when somebody last asked; its own health check is nobody (not on macOS)',
  async () => {
    await startReplica('127.0.0.2', named('one'));
    await openFront();
    const asked = () => readFile(join(folder, 'asked'), 'utf8').catch(() => undefined);
    await ask('/health/ready');
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const askFromElsewhere = () =>
      new Promise<void>((resolve, reject) => {
        const from = { host: '127.0.0.1', port: front.port, localAddress: '127.0.0.9', agent };
        request(from, (answer) => answer.resume().on('end', resolve))
          .on('error', reject)
          .end();
      });
    await askFromElsewhere();
    const before = Date.now();
    await expect.poll(asked, { timeout: 10_000 }).toBeDefined();
    const first = await asked();
    expect(Math.abs(Date.parse(first!) - before)).toBeLessThan(10_000);
    // Who asks again on the same connection uses it as well.
    await askFromElsewhere();
    await expect.poll(asked, { timeout: 10_000 }).not.toBe(first);
    agent.destroy();
  },
);
