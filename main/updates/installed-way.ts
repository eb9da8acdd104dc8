import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { UpdateWay } from '../../contract/updates.ts';
import { isSigned, repository } from './build-facts.ts';
import { updateWayOf } from './update-way.ts';

/** How this program gets to another version; without releases to look at, a person does. */
export function installedWay(): UpdateWay {
  return updateWayOf({
    packaged: app.isPackaged,
    signed: isSigned && repository !== undefined,
    platform: process.platform,
    appImage: process.env.APPIMAGE !== undefined,
    portable: process.env.PORTABLE_EXECUTABLE_DIR !== undefined,
    packageType: packageType(),
  });
}

function packageType(): string | undefined {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8').trim();
  } catch {
    return undefined; // not one of these packages
  }
}
