import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readyPod } from '../../../services/assembly/stack/ready-pod.ts';
import { freePort } from '../predictor/open-serving.ts';

let folder: string;
let from: string;
let to: string;
let said: string[];
let over: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-pod-'));
  [from, to, said] = [join(folder, 'secret'), join(folder, 'config'), []];
  over = new AbortController();
  await mkdir(join(from, '..data'), { recursive: true });
  await mkdir(to);
});
afterEach(async () => {
  over.abort();
  await rm(folder, { recursive: true });
});

/** As Kubernetes mounts a Secret: a link for each key into a folder that is exchanged as a whole. */
async function mount(files: Record<string, string>): Promise<void> {
  for (const [key, text] of Object.entries(files)) {
    await rm(join(from, key), { force: true });
    await writeFile(join(from, '..data', key), text);
    await symlink(join('..data', key), join(from, key));
  }
}

const ready = (...awaited: string[]) =>
  readyPod({ from, to, awaited, say: (line) => said.push(line), pause: 20, signal: over.signal });

/** What it says first of whom it waits for; then it is ended. */
async function firstWords(word: string): Promise<string> {
  const waiting = ready(word);
  while (said.length === 0) await sleep(5);
  over.abort();
  await expect(waiting).rejects.toThrow('aborted');
  return said[0]!;
}

describe('the first container of a pod', () => {
  it('lays a Secret out as folders and files that only its user may read', async () => {
    await mount({ pgpass: 'a', 'rules..api.yml': 'b', 'x..y..z.json': 'c' });
    await ready();
    expect((await readdir(to)).sort()).toEqual(['pgpass', 'rules', 'x']);
    expect(await readFile(join(to, 'rules/api.yml'), 'utf8')).toBe('b');
    expect(await readFile(join(to, 'x/y/z.json'), 'utf8')).toBe('c');
    if (process.platform !== 'win32') expect((await stat(join(to, 'pgpass'))).mode & 0o777).toBe(0o400);
  });

  it('does so again where it was started anew', async () => {
    await mount({ pgpass: 'a' });
    await ready();
    await mount({ pgpass: 'b' });
    await chmod(join(to, 'pgpass'), 0o400);
    await ready();
    expect(await readFile(join(to, 'pgpass'), 'utf8')).toBe('b');
  });

  it('waits for a port and for an answer, and says once whom it waits for', async () => {
    const [tcpPort, httpPort] = [await freePort(), await freePort()];
    const done = ready(`tcp://127.0.0.1:${tcpPort}`, `http://127.0.0.1:${httpPort}/health`).then(() =>
      said.push('ready'),
    );
    while (said.length === 0) await sleep(5);
    await sleep(100);
    expect(said).toEqual([expect.stringContaining(`Waiting for tcp://127.0.0.1:${tcpPort}`)]);
    const tcp = createServer((socket) => socket.destroy()).listen(tcpPort, '127.0.0.1');
    await once(tcp, 'listening');
    let status = 503;
    const http = createHttpServer((_request, response) => response.writeHead(status).end()).listen(
      httpPort,
      '127.0.0.1',
    );
    while (!said.some((line) => line.includes('answers with 503'))) await sleep(5);
    expect(said).not.toContain('ready');
    status = 200;
    await done;
    expect(said.at(-1)).toBe('ready');
    tcp.close();
    http.close();
  });

  it('refuses a word it does not know before it lays out anything', async () => {
    await mount({ pgpass: 'a' });
    await expect(ready('redis')).rejects.toThrow('Nothing can be waited for by redis');
    expect(await readdir(to)).toEqual([]);
  });
});

const { MEADOW_TEST_POSTGRES: POSTGRES, MEADOW_TEST_S3: S3 } = process.env;

describe.skipIf(!POSTGRES)('a pod that needs a database (MEADOW_TEST_POSTGRES)', () => {
  it('waits until its role can sign in there', { timeout: 60_000 }, async () => {
    const { hostname, port, username, password } = new URL(POSTGRES!);
    await mount({ wrong: 'no', right: `${hostname}:${port}:postgres:${username}:${password}\n` });
    const word = (file: string) => `postgres://${username}@${hostname}:${port}/postgres?password=${file}`;
    await ready(word('right'));
    expect(said).toEqual([]);
    expect(await firstWords(word('wrong'))).toMatch(/password authentication failed/);
  });
});

describe.skipIf(!S3)('a pod that needs a bucket (MEADOW_TEST_S3)', () => {
  it('waits while it is not there', { timeout: 60_000 }, async () => {
    const { hostname, port, username, password } = new URL(S3!);
    await mount({ key: password });
    const word = `s3://${username}@${hostname}:${port}/none-${process.pid}?password=key`;
    expect(await firstWords(word)).toContain(`there is no bucket none-${process.pid} yet`);
  });
});
