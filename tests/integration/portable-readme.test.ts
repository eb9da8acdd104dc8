import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/testing/find-chromium.ts';
import { startBackbone } from '../../services/assembly/backbone.ts';
import { createCore } from '../../services/assembly/core.ts';
import { readStarter } from '../../services/assembly/starter.ts';
import { SIDE } from '../../services/domain/features.ts';
import { judge } from '../../services/domain/judge.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { probePixels } from '../../services/domain/probe-pixels.ts';

const executablePath = findChromium();
const PYTHON = process.env.MEADOW_TEST_PYTHON ?? 'python3';
const noPython = (() => {
  try {
    execFileSync(PYTHON, ['-c', 'import numpy, onnxruntime, PIL'], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
})();
const wasm = fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url));
const entry = fileURLToPath(new URL('./portable/tfjs.js', import.meta.url));

/** The snippets in the README of an exported version, run as they are written there. */
describe('what the README of an exported version says', { timeout: 120_000 }, () => {
  let folder: string;
  let expected: Record<string, number>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-readme-'));
    const home = join(folder, 'home');
    const core = await createCore({ home, host: 'cli', open: false, link: () => Promise.reject(new Error('none')) });
    const client = createRouterClient(core.router);
    const { version, path, sha256 } = await readStarter();
    for (const format of ['onnx', 'tfjs'] as const) {
      const { job } = await client.keeping.exportModel({ version, file: join(folder, format), format });
      for await (const _ of await client.jobs.watch({ job }));
    }
    await core.close();
    // A photo that nobody has to scale: every runtime sees the same pixels.
    const pixels = probePixels(7);
    const photo = await sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 3 } })
      .png()
      .toBuffer();
    await writeFile(join(folder, 'onnx', 'photo.jpg'), photo);
    await writeFile(join(folder, 'tfjs', 'photo.png'), photo);
    const backbone = await startBackbone('onnx');
    const [features] = await backbone.features([pixels], undefined);
    expected = judge(readModel(await readFile(path), sha256), features!).scores;
    await backbone.dispose();
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  const snippetIn = async (format: string, language: string) => {
    const text = await readFile(join(folder, format, 'README.md'), 'utf8');
    const [, snippet] = new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(text) ?? [];
    return snippet ?? '';
  };
  const same = (scores: Record<string, number>) => {
    expect(Object.keys(scores)).toEqual(Object.keys(expected));
    for (const [label, score] of Object.entries(expected)) expect(scores[label]).toBeCloseTo(score, 3);
  };

  it.skipIf(noPython)('gives the same scores in Python (needs onnxruntime, numpy and Pillow there)', async () => {
    const snippet = await snippetIn('onnx', 'python');
    const { stdout } = await promisify(execFile)(PYTHON, ['-c', snippet], { cwd: join(folder, 'onnx') });
    same(JSON.parse(stdout.replaceAll("'", '"')));
  });

  it.skipIf(!executablePath)('gives the same scores in a browser (MEADOW_TEST_CHROMIUM)', async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: join(folder, 'lib'),
        lib: { entry, formats: ['es'], fileName: () => 'tfjs.js' },
        target: 'esnext',
      },
    });
    const imports = { '@tensorflow/tfjs': '/lib/tfjs.js' };
    const html = `<script type="importmap">${JSON.stringify({ imports })}</script><img id="image" src="/photo.png">`;
    const types: Record<string, string> = { js: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };
    const server = createServer(({ url = '/' }, answer) => {
      const place = { lib: join(folder, 'lib'), wasm }[url.split('/')[1]!] ?? join(folder, 'tfjs');
      const found = url === '/' ? Promise.resolve(html) : readFile(join(place, basename(url)));
      const type = url === '/' ? 'text/html' : (types[url.split('.').at(-1)!] ?? 'application/octet-stream');
      found.then(
        (bytes) => answer.writeHead(200, { 'content-type': type }).end(bytes),
        () => answer.writeHead(404).end(),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const browser = await chromium.launch({ executablePath: executablePath! });
    try {
      const page = await browser.newPage();
      const failed = new Promise<never>((_, reject) => {
        page.on('pageerror', reject);
      });
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const said = page.waitForEvent('console', { predicate: (message) => message.type() === 'log' });
      await page.addScriptTag({ type: 'module', content: await snippetIn('tfjs', 'js') });
      const message = await Promise.race([said, failed]);
      same(await message.args()[0]!.jsonValue());
    } finally {
      await browser.close();
      server.close();
    }
  });
});
