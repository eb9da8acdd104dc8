import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './run-program.ts';

const BETWEEN_MS = 200;

/** Builds while no other process of this checkout builds the same: of tests that begin at once, one builds for all. */
export async function buildAlone<T>(what: string, build: () => Promise<T>): Promise<T> {
  await mkdir(join(ROOT, 'out'), { recursive: true });
  const lock = join(ROOT, 'out', `${what}.lock`);
  while (!(await take(lock))) await sleep(BETWEEN_MS);
  try {
    return await build();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (thrown) {
    if (Object(thrown).code !== 'EEXIST') throw thrown;
  }
  const holder = Number(await readFile(lock, 'utf8').catch(() => Number.NaN));
  // What a killed build left. An empty file is just being written.
  if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return Object(thrown).code === 'EPERM';
  }
}
