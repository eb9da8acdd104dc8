import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceUrls } from './source-urls.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'meadow-urls-')));
  await mkdir(join(folder, 'services', 'deep'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (path: string, source: string) => writeFile(join(folder, path), source);

test('a bundle finds the thread it starts and the files its source finds', async () => {
  await write('model.txt', 'a model');
  await write(
    'services/deep/thread.ts',
    `import { parentPort } from 'node:worker_threads'; parentPort?.postMessage('up');`,
  );
  await write(
    'services/deep/main.ts',
    `import { readFileSync } from 'node:fs';
     import { createRequire } from 'node:module';
     import { Worker } from 'node:worker_threads';
     const model: string = readFileSync(new URL('../../model.txt', import.meta.url), 'utf8');
     const require = createRequire(import.meta.url);
     const { sep }: { sep: string } = require('node:path');
     const thread = new Worker(new URL('./thread.ts', import.meta.url));
     thread.on('message', (word: string) => console.log(model, word, sep.length));`,
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [sourceUrls(folder, 2)],
    build: {
      ssr: 'services/deep/main.ts',
      outDir: 'out/main',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'out/main/main.mjs')]);
  expect(stdout.trim()).toBe('a model up 1');
});
