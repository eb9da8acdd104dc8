import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LockFile, lockSubset } from '../lock-subset.ts';
import { ROOT } from '../run-program.ts';
import type { System } from './system.ts';

/** Packages for another system, which `npm ci` leaves out here. */
const ELSEWHERE = join(ROOT, 'out/elsewhere');

/** Fetches packages (places in node_modules) for another system, at the versions and with the hashes of the lock file. */
export async function installElsewhere(
  lock: LockFile,
  places: readonly string[],
  { platform, arch }: System,
): Promise<string> {
  await rm(ELSEWHERE, { recursive: true, force: true });
  await mkdir(ELSEWHERE, { recursive: true });
  const names = places.map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length));
  const subset = lockSubset(lock, names);
  await writeFile(join(ELSEWHERE, 'package.json'), JSON.stringify(subset.manifest));
  await writeFile(join(ELSEWHERE, 'package-lock.json'), JSON.stringify(subset.lock));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  // Forced, because npm holds packages that are asked for by name against the machine it runs on.
  const forced = ['--force', `--os=${platform}`, `--cpu=${arch}`, '--libc=glibc'];
  const npm = spawn('npm', ['ci', ...quiet, ...forced], {
    cwd: ELSEWHERE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = await once(npm, 'close');
  if (code !== 0) throw new Error(`npm could not fetch ${names.join(', ')} for ${platform} on ${arch}.`);
  return ELSEWHERE;
}
