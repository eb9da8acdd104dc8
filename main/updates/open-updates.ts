import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, session } from 'electron';
import { isSigned, repository } from './build-facts.ts';
import { createUpdateDesk, type UpdateTools } from './update-desk.ts';
import { createUpdateNetwork, type UpdateNetwork } from './update-network.ts';
import { updateWayOf } from './update-way.ts';
import type { Updates } from './updates.ts';

/** The session by which electron-updater asks; it gives it that name itself. */
const openSession = () => session.fromPartition('electron-updater', { cache: false });

/** How this program gets to another version, and what does it; without releases to look at, a person does. */
export function openUpdates(): Updates {
  const way = updateWayOf({
    packaged: app.isPackaged,
    signed: isSigned && repository !== undefined,
    platform: process.platform,
    appImage: process.env.APPIMAGE !== undefined,
    portable: process.env.PORTABLE_EXECUTABLE_DIR !== undefined,
    packageType: packageType(),
  });
  const network = createUpdateNetwork(openSession);
  return { way, desk: createUpdateDesk(() => openTools(network)), network };
}

function packageType(): string | undefined {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8').trim();
  } catch {
    return undefined; // not one of these packages
  }
}

async function openTools({ signIn, reached }: UpdateNetwork): Promise<UpdateTools> {
  if (!isSigned || !repository) throw new Error('This build is not signed, so it installs nothing by itself');
  const { default: electronUpdater } = await import('electron-updater');
  const updater = electronUpdater.autoUpdater;
  updater.logger = null;
  // A person says when: to look, to download and to restart.
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  updater.on('login', signIn);
  return {
    updater,
    feed: { provider: 'github', ...repository },
    reached,
    newToken: () => new electronUpdater.CancellationToken(),
  };
}
