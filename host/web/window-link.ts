import type { ServedCore } from '../current-core.ts';
import type { WebHost } from './web-host.ts';

/** Where a core's window is served to a browser; the server is started when its first link is asked for. */
export interface WindowLink {
  link(): Promise<{ url: string }>;
  close(): Promise<void>;
}

export interface WindowLinkOptions {
  core: Promise<ServedCore>;
  port: number;
  /** The window is being built, which takes a while. */
  onBuild(): void;
}

export function createWindowLink({ core, port, onBuild }: WindowLinkOptions): WindowLink {
  let host: Promise<WebHost> | undefined;

  const start = async () => {
    const [{ windowFolder }, { startWebHost }] = await Promise.all([
      import('./window-files.ts'),
      import('./web-host.ts'),
    ]);
    return startWebHost({ core: await core, folder: await windowFolder(onBuild), port });
  };
  return {
    async link() {
      host ??= start();
      host.catch(() => {
        host = undefined; // a port may be free the next time
      });
      return { url: (await host).link() };
    },
    async close() {
      await (await host)?.close();
    },
  };
}
