import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { INSTALLERS } from './make-installers.ts';
import { type FileSize, type Part, partsOf } from './size-budget.ts';
import type { System } from './system.ts';

/** Where the resources of the packaged folder lie. */
export function resourcesOf({ platform, arch }: System, output = INSTALLERS): string {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return join(output, `mac${suffix}/Meadow.app/Contents/Resources`);
  return join(output, `${platform === 'linux' ? 'linux' : 'win'}${suffix}-unpacked/resources`);
}

/** What a packaged Meadow weighs, by part: what is in its archive by what is in it. Electron's own files do not count. */
export async function measureApp(resources: string): Promise<Part[]> {
  return partsOf([...(await filesBelow(resources)), ...filesInside(join(resources, 'app.asar'))]);
}

async function filesBelow(folder: string): Promise<FileSize[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'app.asar');
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      return { path: relative(folder, file).split(sep).join('/'), bytes: (await stat(file)).size };
    }),
  );
}

function filesInside(archive: string): FileSize[] {
  return listPackage(archive, { isPack: false }).flatMap((name) => {
    const entry = statFile(archive, name.slice(1));
    const packed = 'size' in entry && !entry.unpacked;
    return packed ? { path: `app.asar${name.split(sep).join('/')}`, bytes: entry.size } : [];
  });
}
