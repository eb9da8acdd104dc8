import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { ROOT } from '../run-program.ts';
import { feedOf } from './feed-of.ts';
import type { System } from './system.ts';

/** Where installers lie, and the folders they are made of. */
export const INSTALLERS = join(ROOT, 'dist/installers');

const PLATFORMS = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS } as const;

export interface MakeOptions {
  /** Only the folder that installers are made of. */
  dir?: boolean;
  /** Where the app was laid out. */
  app: string;
  /** Where to: `dist/installers` where left out. */
  output?: string;
  /** A folder that holds an unpacked Electron, else it is downloaded. */
  electron?: string | undefined;
}

/** Makes the installers of a staged app, unsigned where no certificate is set. Answers their files. */
export async function makeInstallers(
  { platform, arch }: System,
  { dir = false, app, output = INSTALLERS, electron }: MakeOptions,
): Promise<string[]> {
  const standIn = electron !== undefined && !(await isElectron(electron));
  return build({
    projectDir: ROOT,
    targets: PLATFORMS[platform].createTarget(dir ? 'dir' : null, Arch[arch]),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      directories: { app, output, buildResources: join(ROOT, 'packaging') },
      ...(electron !== undefined && { electronDist: resolve(electron) }),
      // A stand-in has none that could be set.
      ...(standIn && { electronFuses: null }),
      ...feedOf(process.env.MEADOW_RELEASES, process.env.MEADOW_RELEASE_NOTES),
      // Signed by nobody, the hardened runtime would refuse Electron's own libraries: they are of no team either.
      ...(platform === 'darwin' && !process.env.CSC_LINK && { mac: { hardenedRuntime: false } }),
    },
  });
}

/** Whether a folder holds a real Electron, which comes with its data for languages. */
async function isElectron(folder: string): Promise<boolean> {
  return (await readdir(folder)).some((name) => /^(icudtl\.dat|Electron\.app)$/.test(name));
}
