import { request } from 'node:http';
import { join } from 'node:path';
import { configureRequestOptions, configureRequestUrl, HttpExecutor } from 'builder-util-runtime';
import electronUpdater from 'electron-updater';
import type { UpdateTools } from '../../../main/updates/update-desk.ts';

/** Asks by Node, where in the app Chromium asks. */
class NodeHttp extends HttpExecutor<ReturnType<typeof request>> {
  createRequest(options: Parameters<typeof request>[1], callback: (response: unknown) => void) {
    return request({ ...options, agent: false }, callback);
  }
  /** As electron-updater's own executor has it. */
  download(url: URL, destination: string, options: Parameters<HttpExecutor<never>['downloadToBuffer']>[1]) {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const requestOptions = { headers: options.headers ?? {} };
      configureRequestUrl(url, requestOptions);
      configureRequestOptions(requestOptions);
      const callback = (error: Error | null) => (error ? reject(error) : resolve(destination));
      this.doDownload(requestOptions, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

/** The updater of an AppImage as it is, on an app that runs `version` from `folder`, which asks for releases at `port`. */
export function openNodeUpdater(folder: string, version: string, port: number) {
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
  Reflect.set(updater, 'httpExecutor', new NodeHttp());
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  const tools: UpdateTools = {
    updater,
    feed: { provider: 'github', owner: 'meadow', repo: 'app', host: `127.0.0.1:${port}`, protocol: 'http' },
    newToken: () => new electronUpdater.CancellationToken(),
  };
  return { updater, tools, quits };
}
