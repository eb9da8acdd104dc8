import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PredictorConfig, predictorNews } from '../../contract/shapes/predictor.ts';
import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { makeModels } from './predictor/made-model.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, everyone, manyBody, photoBody, TOKEN } from './predictor/open-predictor.ts';
import { freePort } from './predictor/open-serving.ts';

const PROGRAM = fileURLToPath(new URL('../../host/predictor.ts', import.meta.url));

let folder: string;
let config: PredictorConfig;
/** Ends the processes of a test, whatever came of it. */
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-program-'));
  const models = await makeModels(folder, [{ version: 'test-1' }]);
  const allowedHosts = ['127.0.0.1'];
  const shelf = { models, live: 'test-1' };
  config = { address: '127.0.0.1', port: 0, allowedHosts, token: TOKEN, access: everyone, shelf, runtime: 'onnx' };
});
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));
afterAll(() => rm(folder, { recursive: true }));

/** The program as the core starts it, and the first news of it. */
async function launch(change: Partial<PredictorConfig> = {}) {
  const launched = await createChildLauncher().launch('predictor', {});
  ends.push(() => launched.stop(0));
  const posted = new Promise((resolve) => launched.onMessage(resolve));
  launched.send({ type: 'configure', config: { ...config, ...change } });
  const news = predictorNews.parse(await Promise.race([posted, launched.exit]));
  const address = news.type === 'ready' ? `http://127.0.0.1:${news.port}` : '';
  return { launched, news, address };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the program of the predictor', () => {
  it('is ready when it says so, and ends on SIGTERM by itself', async () => {
    const { launched, address } = await launch();
    expect((await ask(`${address}/health/ready`)).status).toBe(200);
    await launched.stop(30_000);
    expect(await launched.exit).toMatchObject({ code: 0, signal: null });
  });

  it('answers what is under way before it ends', async () => {
    const { launched, address } = await launch();
    const photos = await Promise.all(Array.from({ length: 32 }, (_, seed) => makePhoto(seed)));
    const answer = ask(`${address}/v1/predict`, manyBody(photos.map((bytes, i) => ({ name: `${i}`, bytes }))));
    await sleep(30);
    const stopped = launched.stop(30_000);
    expect((await answer).json).toMatchObject({ predictions: photos.map(() => ({ version: 'test-1' })) });
    await stopped;
    expect(await launched.exit).toMatchObject({ code: 0 });
  });

  it('does not wait for one who sends a photo forever', async () => {
    const { launched, address } = await launch();
    const { hostname, port } = new URL(address);
    const { createConnection } = await import('node:net');
    const socket = createConnection(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(
      'POST /v1/predict HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/jpeg\r\nContent-Length: 9999\r\n\r\nx',
    );
    await sleep(200);
    await launched.stop(30_000);
    expect(await launched.exit).toMatchObject({ code: 0, signal: null });
  });

  it('ends when the core asks for it', async () => {
    const { launched, address } = await launch();
    const answer = await ask(`${address}/internal/shutdown`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(answer.status).toBe(202);
    expect(await launched.exit).toMatchObject({ code: 0 });
  });

  it('ends when its parent is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `
      const child = require('node:child_process').fork(${JSON.stringify(PROGRAM)}, { stdio: 'ignore' });
      child.on('message', () => console.log(child.pid));
      child.send(${JSON.stringify({ type: 'configure', config })});
    `,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    ends.push(() => parent.kill('SIGKILL'));
    const [line] = await once(parent.stdout!, 'data');
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    while (isAlive(pid)) await sleep(20);
  });

  /** The program with its settings in a file. */
  async function launchWithFile(content: object): Promise<string> {
    const file = join(folder, 'predictor.json');
    await writeFile(file, JSON.stringify(content));
    const launched = await createChildLauncher().launch('predictor', { env: { MEADOW_PREDICTOR_FILE: file } });
    ends.push(() => launched.stop(0));
    const news = predictorNews.parse(await new Promise((resolve) => launched.onMessage(resolve)));
    return news.type === 'ready' ? `http://127.0.0.1:${news.port}` : '';
  }

  it('takes its settings from a file, and serves the model that comes with Meadow where that names none', async () => {
    const { shelf: _, ...rest } = config;
    const address = await launchWithFile(rest);
    expect((await ask(`${address}/health/ready`)).json).toMatchObject({
      ready: true,
      version: expect.stringMatching(/^dandelion-or-grass-/),
    });
  });

  it('has secrets that nobody knows where the file names none', async () => {
    const { token: _, ...rest } = config;
    const requireKey = { access: { on: true, requireKey: true } };
    const address = await launchWithFile({ ...rest, ...requireKey });
    const shown = ['', 'undefined', 'null', TOKEN, everyone.key].map((secret) => ({ 'x-api-key': secret }));
    for (const headers of [{}, { authorization: 'Bearer ' }, ...shown]) {
      expect((await ask(`${address}/internal/journal`, { headers })).status).toBe(401);
      expect((await ask(`${address}/v1/models`, { headers })).status).toBe(401);
    }
    expect((await ask(`${address}/health/live`)).status).toBe(401);
  });

  it('leaves nothing in the cache folder of the user, and reports to nobody', async () => {
    const home = join(folder, 'person');
    const env = { HOME: home, XDG_CACHE_HOME: join(home, '.cache') };
    const launched = await createChildLauncher().launch('predictor', { env });
    ends.push(() => launched.stop(0));
    launched.send({ type: 'configure', config });
    const news = predictorNews.parse(await new Promise((resolve) => launched.onMessage(resolve)));
    const address = news.type === 'ready' ? `http://127.0.0.1:${news.port}` : '';
    expect((await ask(`${address}/v1/predict`, photoBody(await makePhoto(1)))).status).toBe(200);
    await launched.stop(30_000);
    await expect(readdir(home)).rejects.toThrow('ENOENT');
  });

  it('says who has its port, and what to do', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const taken = stranger.address();
    const { news, launched } = await launch({ port: typeof taken === 'object' && taken ? taken.port : 0 });
    expect(news).toMatchObject({
      type: 'failed',
      fault: { code: 'port-taken', message: expect.stringContaining('Another program'), retry: true },
    });
    expect(await launched.exit).toMatchObject({ code: 1 });
    stranger.close();

    const first = await launch();
    const second = await launch({ port: Number(new URL(first.address).port) });
    expect(second.news).toMatchObject({
      type: 'failed',
      fault: { message: expect.stringContaining('Another Meadow') },
    });
  });

  it('says why it cannot serve a model', async () => {
    const models = [{ ...config.shelf.models[0]!, sha256: '0'.repeat(64) }];
    const { news, launched } = await launch({ shelf: { models, live: 'test-1' } });
    expect(news).toMatchObject({ type: 'failed', fault: { code: 'model-refused' } });
    expect((await launched.exit).lastWords).toContain('model-refused');
  });

  it('runs without a parent, from its settings in the environment, and shows no secret in its arguments', async () => {
    const port = await freePort();
    const env = { ...process.env, MEADOW_PREDICTOR: JSON.stringify({ ...config, port }) };
    const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const words = child.stderr!.setEncoding('utf8').toArray();
    ends.push(() => child.kill('SIGKILL'));
    const ready = async () =>
      (await ask(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.status === 200;
    while (!(await ready())) await sleep(50);
    expect((await ask(`http://127.0.0.1:${port}/v1/predict`, photoBody(await makePhoto(1)))).status).toBe(200);
    if (process.platform === 'linux') expect(await readFile(`/proc/${child.pid}/cmdline`, 'utf8')).not.toContain(TOKEN);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const lines = (await words).join('').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      `Answers at 127.0.0.1:${port} with test-1, onnx; its hash and reference photos are right`,
      'Asked to end: answers what is under way for up to 4 s',
      'Ended',
    ]);
  });

  it.each([
    ['no settings', undefined],
    ['settings that are no JSON', '{'],
    ['settings without a token', '{"port":0}'],
  ])('ends with words where it has %s', async (_what, text) => {
    const { MEADOW_PREDICTOR: _, ...env } = process.env;
    const child = spawn(process.execPath, [PROGRAM], {
      env: text === undefined ? env : { ...env, MEADOW_PREDICTOR: text },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    ends.push(() => child.kill('SIGKILL'));
    const words = (await child.stderr!.toArray()).join('');
    expect(words).toContain('The predictor cannot start');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1);
  });
});
