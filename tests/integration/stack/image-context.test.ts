import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildImageContext } from '../../../scripts/build-image-context.ts';
import { ROOT } from '../../../scripts/run-program.ts';
import { makePhoto } from '../predictor/made-photo.ts';

let context: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-image-'));
  context = await buildImageContext();
}, 240_000);
afterAll(() => rm(folder, { recursive: true }));

const program = (name: string) => join(context, 'host', `${name}.js`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

it('has the command line', async () => {
  const child = spawn(process.execPath, [program('cli'), '--help']);
  const chunks = await Array.fromAsync(child.stdout);
  expect(Buffer.concat(chunks).toString()).toContain('Usage: meadow');
});

it('has a predictor whose threads, model and native packages are found', { timeout: 120_000 }, async () => {
  const port = await freePort();
  const file = join(folder, 'predictor.json');
  const access = { on: true, requireKey: false, key: '' };
  await writeFile(file, JSON.stringify({ port, token: 'x'.repeat(40), access, runtime: 'auto' }));
  const child = spawn(process.execPath, [program('predictor')], {
    env: { ...process.env, MEADOW_PREDICTOR_FILE: file },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${url}/health/ready`).catch(() => undefined))?.ok) await sleep(100);
    const body = new Uint8Array(await makePhoto(1));
    const answer = await fetch(`${url}/v1/predict`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(await answer.json()).toMatchObject({ version: expect.stringMatching(/^dandelion-or-grass-/) });
    // The health check of its container.
    const check = spawn(process.execPath, [program('health'), `${url}/health/ready`]);
    expect(await once(check, 'exit')).toEqual([0, null]);
    const missing = spawn(process.execPath, [program('health'), `${url}/nothing`]);
    expect(await once(missing, 'exit')).toEqual([1, null]);
  } finally {
    child.kill();
  }
});

it('names nothing of the machine it was made on', async () => {
  for (const name of await readdir(join(context, 'host')))
    expect((await readFile(join(context, 'host', name), 'utf8')).includes(ROOT), name).toBe(false);
});

it('installs what is not bundled, at the versions of the lock file', async () => {
  const whole = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
  const part = JSON.parse(await readFile(join(context, 'package-lock.json'), 'utf8'));
  for (const [place, { version, integrity }] of Object.entries<Record<string, string>>(part.packages))
    if (place !== '')
      expect({ place, version, integrity }).toMatchObject({
        version: whole.packages[place].version,
        integrity: whole.packages[place].integrity,
      });
});
