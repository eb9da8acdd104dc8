import { autoUpdater } from 'electron';
import type { Reach } from '../../contract/shapes/desktop.ts';
import { isSigned, repository } from './build-facts.ts';
import { installedWay } from './installed-way.ts';
import { createUpdateDesk, type UpdateTools } from './update-desk.ts';
import type { Updates } from './updates.ts';

/** How this program gets to another version, and what does it; without releases to look at, a person does. */
export function openUpdates(): Updates {
  const way = installedWay();
  let network: Reach = { proxy: '', except: '', certificates: [] };
  return {
    way,
    desk: createUpdateDesk(() => openTools(() => network)),
    setNetwork: (choice) => {
      network = choice;
    },
  };
}

async function openTools(network: () => Reach): Promise<UpdateTools> {
  if (!isSigned || !repository) throw new Error('This build is not signed, so it installs nothing by itself');
  const [{ default: electronUpdater }, { UpdateHttp }] = await Promise.all([
    import('electron-updater'),
    import('./update-http.ts'),
  ]);
  const updater = electronUpdater.autoUpdater;
  updater.logger = null;
  // A person says when: to look, to download and to restart.
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  // It has no call for it; its own executor asks by Chromium.
  const http = new UpdateHttp(network);
  Reflect.set(updater, 'httpExecutor', http);
  return {
    updater,
    native: process.platform === 'darwin' ? autoUpdater : undefined,
    feed: { provider: 'github', ...repository },
    watchRequests: () => http.watchRequests(),
    newToken: () => new electronUpdater.CancellationToken(),
  };
}
