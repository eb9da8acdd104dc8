import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const recipe = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

/** The window's built files; they are built first where they are missing, as in a fresh checkout. */
export async function windowFolder(onBuild: () => void): Promise<string> {
  if (existsSync(`${folder}/index.html`)) return folder;
  onBuild();
  const { build } = await import('vite');
  await build({
    configFile: recipe,
    root: fileURLToPath(new URL('../../renderer', import.meta.url)),
    logLevel: 'error',
  });
  return folder;
}
