// `node scripts/node.js scripts/ci/smoke.ts [INSTALLERS]`: starts the packaged app as it is released, where no test can
// look into it, and asks its core, as the command line does, about itself and about a photo.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { findCore } from '../../services/assembly/core.ts';
import { runMeadow } from '../bench/run-meadow.ts';
import { ROOT } from '../run-program.ts';
import { findExecutable } from './app/find-executable.ts';

const START_MS = 120_000;
const END_MS = 60_000;

const [installers = join(ROOT, 'dist/installers')] = process.argv.slice(2);
const executable = await findExecutable(resolve(installers));
const folder = await mkdtemp(join(tmpdir(), 'meadow-smoke-'));
const home = join(folder, 'home');

// Under a virtual screen there is no Wayland.
const args = ['--home', home, ...(process.platform === 'linux' ? ['--ozone-platform=x11'] : [])];
const app = spawn(executable, args, { stdio: 'inherit' });
const exit = once(app, 'exit').then(([code, signal]) => ({ code, signal }));
exit.catch(() => {});

async function untilStarted(): Promise<void> {
  const end = performance.now() + START_MS;
  for (;;) {
    const ended = await Promise.race([exit, sleep(500)]);
    if (ended) throw new Error(`It ended before it had started: ${JSON.stringify(ended)}`);
    const core = await findCore(home);
    if (core) return assert.equal(core.host, 'desktop');
    assert.ok(performance.now() < end, 'Its core did not start in time');
  }
}

let ended: unknown;
try {
  await untilStarted();
  console.log('It has started, and its core answers.');
  const photo = join(folder, 'lawn.jpg');
  await writeFile(
    photo,
    await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a7d34' } })
      .jpeg()
      .toBuffer(),
  );
  process.env.MEADOW_HOME = home;
  const rows = JSON.parse(await runMeadow(['predict', photo, '--json']));
  const [{ verdict }] = z.tuple([z.object({ verdict: z.string() })]).parse(rows);
  console.log(`A photo was asked about: ${verdict}.`);
} finally {
  app.kill('SIGTERM');
  ended = await Promise.race([exit, sleep(END_MS)]);
  if (!ended) app.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
}
// Windows has no way to ask from outside.
if (process.platform !== 'win32') assert.deepEqual(ended, { code: 0, signal: null }, 'It did not end when asked to');
console.log('It started, answered, and ended.');
