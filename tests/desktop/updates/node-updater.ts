import { join } from 'node:path';
import electronUpdater from 'electron-updater';
import type { Reach } from '../../../contract/shapes/desktop.ts';
import type { UpdateTools } from '../../../main/updates/update-desk.ts';
import { UpdateHttp } from '../../../main/updates/update-http.ts';

export interface NodeUpdater {
  /** Where the app lies, and all it writes. */
  folder: string;
  /** What runs. */
  version: string;
  /** How the internet is reached when it is asked. */
  network(): Reach;
  /** In the place of github.com. */
  host?: string;
}

/** The updater of an AppImage as it is, asking as it does in the app. */
export function openNodeUpdater({ folder, version, network, host }: NodeUpdater) {
  const quits: true[] = [];
  const updater = new electronUpdater.AppImageUpdater(null, {
    version,
    name: 'Meadow',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: join(folder, 'data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => void quits.push(true),
    onQuit: () => {},
  });
  const http = new UpdateHttp(network);
  Reflect.set(updater, 'httpExecutor', http);
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  const tools: UpdateTools = {
    updater,
    feed: { provider: 'github', owner: 'meadow', repo: 'app', ...(host !== undefined && { host }) },
    watchRequests: () => http.watchRequests(),
    newToken: () => new electronUpdater.CancellationToken(),
  };
  return { updater, tools, quits };
}
