import { glob } from 'node:fs/promises';
import { join } from 'node:path';

export interface System {
  platform: string;
  arch: string;
}

/** Where electron-builder leaves the program of the folder that its installers are made of. */
function placeOf({ platform, arch }: System): string {
  const other = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return `mac${other}/*.app/Contents/MacOS/*`;
  if (platform === 'win32') return `win${other}-unpacked/Meadow.exe`;
  return `linux${other}-unpacked/meadow`;
}

/** The packaged app's program for a system. Throws where there is not exactly one. */
export async function findExecutable(installers: string, system: System = process): Promise<string> {
  const place = placeOf(system);
  const found = await Array.fromAsync(glob(place, { cwd: installers }));
  const [one] = found;
  if (one === undefined || found.length > 1)
    throw new Error(`${found.length} programs at ${join(installers, place)}: run "npm run package -- --dir" first.`);
  return join(installers, one);
}
