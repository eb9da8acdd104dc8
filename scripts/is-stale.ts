import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run-program.ts';

/** Whether what was built from `sources` (patterns in the checkout) is missing or older than one of them. */
export async function isStale(built: string, sources: string[]): Promise<boolean> {
  const since = await changed(built);
  for await (const file of glob(sources, { cwd: ROOT })) if ((await changed(file)) > since) return true;
  return false;
}

async function changed(file: string): Promise<number> {
  return (await stat(join(ROOT, file)).catch(() => undefined))?.mtimeMs ?? 0;
}
