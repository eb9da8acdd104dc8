import { app } from 'electron';
import type { UpdateWay } from '../../contract/updates.ts';
import { appImageOf } from '../app-image.ts';
import { packageType } from '../package-type.ts';
import { isSigned, repository } from './build-facts.ts';
import { updateWayOf } from './update-way.ts';

/** How this program gets to another version; without releases to look at, a person does. */
export function installedWay(): UpdateWay {
  const { env, execPath, platform } = process;
  const type = packageType();
  return updateWayOf({
    packaged: app.isPackaged,
    signed: isSigned && repository !== undefined,
    platform,
    appImage: appImageOf({ env, execPath, packageType: type }) !== undefined,
    portable: env.PORTABLE_EXECUTABLE_DIR !== undefined,
    packageType: type,
  });
}
