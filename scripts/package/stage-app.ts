import { existsSync } from 'node:fs';
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { INSTALLED } from '../installed-packages.ts';
import { type LockFile, lockSubset } from '../lock-subset.ts';
import { ROOT, runQuietly } from '../run-program.ts';
import { installElsewhere } from './install-elsewhere.ts';
import { packagesFor } from './packages-for.ts';
import type { System } from './system.ts';

interface Manifest {
  name: string;
  productName: string;
  version: string;
  description: string;
  license: string;
  homepage?: string;
  main: string;
}

/** Lays out the very files of the app's archive: programs, window, and the few packages that are not in the programs. */
export async function stageApp(system: System, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const part of ['out/main', 'out/preload', 'dist/renderer'])
    await cp(join(ROOT, part), join(to, part), { recursive: true });
  // Of the tray, which is in no program.
  for await (const picture of glob('main/icons/*.png', { cwd: ROOT })) await cp(join(ROOT, picture), join(to, picture));
  await copyPackages(system, to);
  await writeFile(join(to, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
  const pruned = await runQuietly('compose/image/prune.mjs', [to, system.platform, system.arch]);
  if (pruned.code !== 0) throw new Error(`What no program loads could not be taken out:\n${pruned.output}`);
}

/** From this checkout; what it lacks, because it is for another system, from the registry. */
async function copyPackages({ platform, arch }: System, to: string): Promise<void> {
  const whole: LockFile = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
  const { lock } = lockSubset(whole, INSTALLED);
  const places = packagesFor(lock, platform, arch).filter((place) => !isFallback(place));
  const absent = places.filter((place) => !existsSync(join(ROOT, place)));
  const elsewhere = absent.length > 0 ? await installElsewhere(whole, absent, { platform, arch }) : ROOT;
  for (const place of places)
    await cp(join(absent.includes(place) ? elsewhere : ROOT, place), join(to, place), {
      recursive: true,
      // Packages inside it have places of their own.
      filter: (from) => !from.slice(join(ROOT, place).length).includes('node_modules'),
    });
}

/** sharp's own build for systems it has no binary for: none that Meadow is packaged for. */
const isFallback = (place: string): boolean => /@img\/sharp-wasm32|\/tslib$/.test(place);

/** Where the sources lie, as GitHub's runners know; packages of Linux must name a page. */
const repository = ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name }: NodeJS.ProcessEnv): string =>
  server && name ? `${server}/${name}` : 'https://meadow.invalid';

async function manifest(): Promise<object> {
  const own: Manifest & { dependencies: Record<string, string> } = JSON.parse(
    await readFile(join(ROOT, 'package.json'), 'utf8'),
  );
  const { productName, version, description, license, main, homepage = repository(process.env) } = own;
  const author = 'The Meadow contributors';
  const dependencies = Object.fromEntries(INSTALLED.map((name) => [name, own.dependencies[name] ?? '']));
  return {
    name: 'meadow',
    productName,
    version,
    description,
    author,
    license,
    homepage,
    type: 'module',
    main,
    dependencies,
  };
}
