import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runQuietly } from './run-program.ts';

const SOURCES = ['renderer/**/*', 'contract/**/*.ts', 'vite.config.ts', 'package-lock.json'];
const BUILT = join(ROOT, 'dist/renderer/index.html');

const changed = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

/** Builds the window's files into dist/renderer, unless they are newer than all they are made of. */
export async function buildWindow(): Promise<void> {
  const built = await changed(BUILT);
  for await (const file of glob(SOURCES, { cwd: ROOT })) {
    if ((await changed(join(ROOT, file))) > built) return build();
  }
}

async function build(): Promise<void> {
  const { code, output } = await runQuietly('node_modules/vite/bin/vite.js', ['build']);
  if (code !== 0) throw new Error(`The window could not be built:\n${output}`);
}
