import { createHttpServer } from '../../services/http/http-server.ts';
import type { ServedCore } from '../current-core.ts';
import { coreRoutes } from './core-routes.ts';
import { installGate } from './gate.ts';
import { listenNear } from './listen-near.ts';
import { pagePolicy, statusPage } from './pages.ts';
import { createSessions } from './sessions.ts';
import { windowRoutes } from './window-routes.ts';

export interface WebHost {
  readonly port: number;
  /** A fresh link that opens the window once. */
  link(): string;
  close(): Promise<void>;
}

export interface WebHostOptions {
  core: ServedCore;
  /** The window's built files. */
  folder: string;
  /** Taken if it is free, else the next free one. */
  port: number;
  /**
   * Where it is reached through something else, as a container's port is: where to listen, how links begin, and the
   * command that prints one.
   */
  reach?: { address: string; origin: string; command: string };
}

const LOOPBACK = '127.0.0.1';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Tells nothing, so it needs no session. */
    open?: true;
  }
}

/** Serves the window of a core to browsers on this machine. Throws `port-taken` where no port near is free. */
export async function startWebHost({ core, folder, port: wanted, reach }: WebHostOptions): Promise<WebHost> {
  const sessions = createSessions();
  const address = reach?.address ?? LOOPBACK;
  const app = createHttpServer({
    guard: {
      allowedHosts: [LOOPBACK, 'localhost'],
      allowedOrigins: [],
      loopbackOnly: address === LOOPBACK,
      methods: ['GET', 'POST'],
      pages: ['/'],
    },
    log: core.log,
    bodyLimit: 1024,
    requestTimeout: 300_000,
  });
  app.addHook('onSend', async ({ headers, url }, reply, payload) => {
    const isPage = headers.accept?.includes('text/html') && !url.startsWith('/rpc/');
    if (reply.statusCode < 400 || !isPage) return payload;
    reply.header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').removeHeader('content-length');
    return statusPage(reply.statusCode, headers['accept-language'], reach?.command);
  });
  installGate(app, sessions);
  app.get('/health/live', { config: { open: true } }, async () => ({ live: true }));
  await app.register(coreRoutes, { core });
  await app.register(windowRoutes, { folder });

  const port = await listenNear(app, wanted, address);
  const origin = reach?.origin ?? `http://${LOOPBACK}:${port}`;
  return {
    port,
    link: () => `${origin}/?token=${sessions.token()}`,
    async close() {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}
