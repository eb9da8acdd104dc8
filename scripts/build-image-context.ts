import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { buildAlone } from './build-alone.ts';
import { buildWindow } from './build-window.ts';
import { INSTALLED, NOT_BUNDLED } from './installed-packages.ts';
import { isStale } from './is-stale.ts';
import { lockSubset } from './lock-subset.ts';
import { ROOT } from './run-program.ts';
import { sourceUrls } from './source-urls.ts';

const TO = join(ROOT, 'out/image');

/** What a container starts; what those start (threads, processes) is found by its address. */
const PROGRAMS = [
  'cli',
  'predictor',
  'step',
  'load',
  'look',
  'stack-prepare',
  'stack-prepare-cluster',
  'stack-pod',
  'stack-provision',
  'stack-web',
  'stack-front',
  'health',
];

async function bundlePrograms(): Promise<void> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [sourceUrls(ROOT, 1)],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(TO, 'host'),
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(PROGRAMS.map((program) => [program, join(ROOT, `host/${program}.ts`)])),
        external: NOT_BUNDLED,
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

async function writePackages(): Promise<void> {
  const { manifest, lock } = lockSubset(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')), INSTALLED);
  const write = (name: string, content: object) => writeFile(join(TO, name), `${JSON.stringify(content, null, 2)}\n`);
  await write('package.json', manifest);
  await write('package-lock.json', lock);
}

/** Which sources these are: `unknown` where nobody knows, such as outside a checkout. */
async function commitOf(): Promise<string> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args, { cwd: ROOT })).stdout.trim();
  try {
    const changed = await git('status', '--porcelain', '--untracked-files=no');
    return `${await git('rev-parse', 'HEAD')}${changed && '-changed'}`;
  } catch {
    return 'unknown';
  }
}

const SOURCES = [
  'compose/{image,services}/**/*',
  'compose/compose.yaml',
  'compose/image/.dockerignore',
  '{host,services,contract,models,dags}/**/*',
  'scripts/{build-image-context,installed-packages}.ts',
  'package-lock.json',
];

/**
 * Puts all that Meadow's images are made of into out/image, unless it is newer than all that it is made of: the programs
 * as JavaScript, the models, the window, the configuration of the services, and a package.json with a lock file for the
 * few packages that are not bundled.
 */
export const buildImageContext = (onBuild: () => void = () => {}): Promise<string> =>
  buildAlone('image', () => lay(onBuild));

async function lay(onBuild: () => void): Promise<string> {
  await buildWindow(onBuild);
  if (!(await isStale('out/image/Dockerfile', [...SOURCES, 'dist/renderer/index.html']))) return TO;
  onBuild();
  await rm(TO, { recursive: true, force: true });
  await mkdir(TO, { recursive: true });
  await bundlePrograms();
  await writePackages();
  for (const part of ['dist/renderer', 'models', 'dags', 'compose/services', 'compose/compose.yaml'])
    await cp(join(ROOT, part), join(TO, part), { recursive: true });
  await writeFile(join(TO, 'commit'), await commitOf());
  // Last, because the age of one of these files tells the age of all.
  await cp(join(ROOT, 'compose/image'), TO, { recursive: true });
  return TO;
}
