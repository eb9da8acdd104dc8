import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { extractAll, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Core, createCore } from '../../main/core-process.ts';
import type { Fork } from '../../main/forked-process.ts';
import { createBridge } from '../../main/preload/bridge.ts';
import { createPortTransport } from '../../renderer/transport/message-port.ts';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import { buildImageContext } from '../../scripts/build-image-context.ts';
import { makeInstallers } from '../../scripts/package/make-installers.ts';
import { measureApp, resourcesOf } from '../../scripts/package/measure-app.ts';
import { isTooLarge, type Part } from '../../scripts/package/size-budget.ts';
import { stageApp } from '../../scripts/package/stage-app.ts';
import { systemOf } from '../../scripts/package/system.ts';
import { ROOT } from '../../scripts/run-program.ts';
import { forkChild } from './fork-child.ts';
import { forkThread } from './fork-thread.ts';

/** A folder of real photos: see CONTRIBUTING.md. */
const PHOTOS = process.env.MEADOW_TEST_PHOTOS;

let folder: string;
let resources: string;
let inside: string[];
let parts: Part[];

/**
 * Packaged by electron-builder around a stand-in for Electron, which cannot be had everywhere: all is real but that
 * program and its fuses. A folder takes the archive's place then, under the same name, because plain Node reads none.
 */
beforeAll(async () => {
  if (process.platform !== 'linux') return;
  folder = await mkdtemp(join(tmpdir(), 'meadow-packaged-'));
  const [electron, app, output] = ['electron', 'app', 'installers'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(electron);
  await writeFile(join(electron, 'electron'), '#!/bin/sh\n', { mode: 0o755 });
  await buildImageContext();
  await buildDesktop();
  const system = systemOf();
  await stageApp(system, app);
  await makeInstallers(system, { dir: true, app, output, electron });
  resources = resourcesOf(system, output);
  parts = await measureApp(resources);
  const archive = join(resources, 'app.asar');
  inside = listPackage(archive, { isPack: false }).map((name) => name.slice(1).split(sep).join('/'));
  await rm(app, { recursive: true });
  extractAll(archive, app);
  await rename(archive, `${archive}.packed`);
  await rename(app, archive);
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const packaged = describe.skipIf(process.platform !== 'linux');

packaged('a packaged Meadow (Linux: around a stand-in for Electron)', () => {
  test('has all that it works with', async () => {
    expect(inside).toEqual(
      expect.arrayContaining([
        'package.json',
        ...['index', 'core', 'predictor', 'step', 'load', 'cli'].map((program) => `out/main/${program}.js`),
        'out/preload/index.cjs',
        'dist/renderer/index.html',
        ...globSync('main/icons/*.png', { cwd: ROOT }),
      ]),
    );
    const around = await readdir(resources, { recursive: true });
    expect(around).toEqual(
      expect.arrayContaining([
        'models/efficientnet-lite0/weights.f16.bin',
        'models/starter/starter.json',
        'compose/compose.yaml',
        'k8s/base/kustomization.yaml',
        'k8s/stack/kustomization.yaml',
        'dags/retrain.py',
        'out/image/Dockerfile',
        'out/image/airflow.Dockerfile',
        'icon.png',
        'LICENSE',
      ]),
    );
    expect(JSON.parse(await readFile(join(resources, 'app.asar/package.json'), 'utf8'))).toMatchObject({
      main: 'out/main/index.js',
      productName: 'Meadow',
    });
  });

  test('has nothing else: no sources, no tests, no photos, no maps, nothing of another system', async () => {
    const around = (await readdir(resources, { recursive: true })).filter((name) => !name.startsWith('app.asar/'));
    const extra = [...inside, ...around].filter((name) =>
      /\.(ts|tsx|map|jpe?g|heic|tsbuildinfo)$|(^|\/)(tests?|__tests__|fixtures|scripts|renderer\/src|__pycache__)(\/|$)|[._](test|spec)\.\w+$/.test(
        name,
      ),
    );
    expect(extra).toEqual([]);
    const binaries = [...inside, ...around].filter((name) => /\.(node|so[.\d]*|dll|dylib|exe)$/.test(name));
    expect(binaries.length).toBeGreaterThan(3);
    expect(
      binaries.filter(
        (name) => /darwin|win32|musl|arm64/.test(name) !== (process.arch === 'arm64' && /arm64/.test(name)),
      ),
    ).toEqual([]);
    expect(
      inside.filter((name) =>
        /node_modules\/(electron|vite|vitest|typescript|react|node-\w+-x64|@tensorflow\/tfjs-node)(\/|$)/.test(name),
      ),
    ).toEqual([]);
  });

  test('has no package that is only for work on it', async () => {
    const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
      await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'),
    );
    const packages = inside.flatMap((name) => /^(node_modules\/.+)\/package\.json$/.exec(name)?.[1] ?? []);
    const known = packages.filter((place) => place in lock.packages);
    expect(known).toContain('node_modules/sharp');
    expect(known.filter((place) => lock.packages[place]?.dev)).toEqual([]);
  });

  test('keeps to its size', () => {
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ONNX Runtime', 'sharp', 'core and main', 'window', 'models']),
    );
    expect(isTooLarge(parts)).toBe(false);
  });

  test('has its native modules outside of the archive, and they load there', async () => {
    const unpacked = join(resources, 'app.asar.unpacked');
    const native = (await readdir(unpacked, { recursive: true })).filter((name) => name.endsWith('.node'));
    expect(native).toEqual(
      expect.arrayContaining([expect.stringMatching(/@img\/sharp-/), expect.stringMatching(/onnxruntime_binding/)]),
    );
    for (const name of native) {
      const load = `process.dlopen({ exports: {} }, ${JSON.stringify(join(unpacked, name))})`;
      await promisify(execFile)(process.execPath, ['-e', load]);
    }
  });

  describe('started from its resources', () => {
    let home: string;
    let core: Core<MessagePort>;
    const troubles: unknown[] = [];
    const threads: Worker[] = [];
    const program = (name: string) => join(resources, 'app.asar/out/main', `${name}.js`);
    const fork: Fork<MessagePort> = (name, args, env) => {
      if (name !== 'core') return forkChild(program(name), args, env);
      const url = JSON.stringify(pathToFileURL(program(name)).href);
      const { worker, forked } = forkThread(`import(${url});`, args);
      threads.push(worker);
      return forked;
    };
    const bridge = createBridge({
      getPathForFile: ({ name }) => name,
      invoke: async () => undefined,
      send(_channel, nonce = '') {
        const { port1, port2 } = new MessageChannel();
        core.connect(port1);
        window.dispatchEvent(Object.assign(new Event('message'), { source: window, data: nonce, ports: [port2] }));
      },
    });

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'meadow-packaged-home-'));
      vi.stubGlobal('window', new EventTarget());
      core = createCore({
        fork,
        args: ['--home', home],
        // It asks for none: its secrets are not locked.
        keychain: async () => ({ ok: false, why: 'unavailable' }),
        onTrouble: (trouble) => troubles.push(trouble),
        onElsewhere: (url) => troubles.push(url),
      });
    });
    afterAll(async () => {
      await core.stop(10_000);
      await Promise.all(threads.map((worker) => worker.terminate()));
      vi.unstubAllGlobals();
      await rm(home, { recursive: true, force: true });
    });

    test.skipIf(!PHOTOS)('core and predictor judge a photo', { timeout: 60_000 }, async () => {
      const { client } = createPortTransport(bridge);
      const photo = join(PHOTOS ?? '', 'dandelion-vs-grass/dandelion/00000000.jpg');
      const { batch } = await client.predicting.start({ paths: [photo], origin: 'window' });
      const results = [];
      for await (const update of await client.predicting.watch({ batch })) results.push(...update.results);
      expect(troubles).toEqual([]);
      expect(results).toMatchObject([{ photo, verdict: { verdict: 'dandelion' } }]);
    });

    test('it finds the Compose file that came with it', async () => {
      const { client } = createPortTransport(bridge);
      const variables = await client.stack.variables();
      expect(variables.map(({ name }) => name)).toContain('MINIO_PORT');
    });
  });

  describe('its command line', () => {
    /** As Electron starts it, up to Electron's own calls. */
    const meadow = async (args: readonly string[], env: NodeJS.ProcessEnv = { DISPLAY: ':0' }) => {
      const double = fileURLToPath(new URL('command-electron.mjs', import.meta.url));
      const start = join(resources, 'app.asar/out/main/index.js');
      const { MEADOW_HOME: _, DISPLAY: __, WAYLAND_DISPLAY: ___, ...around } = process.env;
      const child = spawn(process.execPath, ['--import', double, start, '--cli', ...args], {
        env: { ...around, ...env },
      });
      const [out, err] = [text(child.stdout), text(child.stderr)];
      const [code] = await once(child, 'close');
      return { code, out: await out, err: await err };
    };

    test.skipIf(!PHOTOS)('judges a photo', { timeout: 60_000 }, async () => {
      const home = await mkdtemp(join(folder, 'home-'));
      await cp(join(PHOTOS ?? '', 'dandelion-vs-grass/grass/00000000.jpg'), join(home, 'lawn.jpg'));
      const { code, out, err } = await meadow([
        'predict',
        '--json',
        '--home',
        join(home, 'data'),
        join(home, 'lawn.jpg'),
      ]);
      expect(JSON.parse(out)).toMatchObject([{ verdict: 'grass' }]);
      expect(code).toBe(0);
      // By Electron: Node's own way would start the app a second time.
      expect(err).toContain('utility process predictor.js');
    });

    test('ends with the exit code of the command', async () => {
      expect(await meadow(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+/) });
      expect(await meadow(['no-such-command'])).toMatchObject({
        code: 64,
        err: expect.stringContaining('no-such-command'),
      });
    });

    test('starts itself again where there is no screen, and passes on how that ended', async () => {
      // Node is not Electron: it does not know Chromium's switch.
      expect(await meadow(['doctor'], {})).toMatchObject({ code: 9, err: expect.stringContaining('--ozone-platform') });
    });
  });
});
