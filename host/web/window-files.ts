import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const folder = fileURLToPath(new URL('dist/renderer', root));

/** The window's built files; they are built first where they are missing, as in a fresh checkout. */
export async function windowFolder(onBuild: () => void): Promise<string> {
  if (existsSync(`${folder}/index.html`)) return folder;
  onBuild();
  const { build } = await import('vite');
  await build({
    configFile: fileURLToPath(new URL('vite.config.ts', root)),
    root: fileURLToPath(new URL('renderer', root)),
    logLevel: 'error',
  });
  return folder;
}
