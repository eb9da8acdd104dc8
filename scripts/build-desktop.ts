import { buildAlone } from './build-alone.ts';
import { isStale } from './is-stale.ts';
import { runQuietly } from './run-program.ts';

const SOURCES = [
  '{main,host,services,contract}/**/*.ts',
  'scripts/{source-urls,installed-packages}.ts',
  'electron.vite.config.ts',
  'package-lock.json',
];

/** Builds what Electron runs into out/, unless it is newer than all it is made of. */
export const buildDesktop = (): Promise<void> => buildAlone('desktop', build);

async function build(): Promise<void> {
  if (!(await isStale('out/main/index.js', SOURCES))) return;
  const { code, output } = await runQuietly('node_modules/electron-vite/bin/electron-vite.js', ['build']);
  if (code !== 0) throw new Error(`What Electron runs could not be built:\n${output}`);
}
