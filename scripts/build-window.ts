import { isStale } from './is-stale.ts';
import { runQuietly } from './run-program.ts';

const SOURCES = ['renderer/**/*', 'contract/**/*.ts', 'vite.config.ts', 'package-lock.json'];

/** Builds the window's files into dist/renderer, unless they are newer than all they are made of. */
export async function buildWindow(onBuild: () => void = () => {}): Promise<void> {
  if (!(await isStale('dist/renderer/index.html', SOURCES))) return;
  onBuild();
  const { code, output } = await runQuietly('node_modules/vite/bin/vite.js', ['build']);
  if (code !== 0) throw new Error(`The window could not be built:\n${output}`);
}
