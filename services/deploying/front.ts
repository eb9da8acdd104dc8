import { createServer, type Server, type Socket } from 'node:net';
import type { Connection } from '../ports/deployer.ts';

export interface Front {
  readonly port: number;
  /** Ends all connections. */
  close(): Promise<void>;
}

export interface FrontParts {
  /** A connection to a copy that is ready. */
  connect(): Promise<Connection>;
  /** On this computer; 0 takes a free one. */
  port: number;
  /** Told of what kept a connection from being made. */
  onFault(fault: unknown): void;
}

/** Somebody who connects while copies change waits so long for one that is ready. */
const PATIENCE_MS = 5000;
const PAUSE_MS = 200;

/**
 * A fixed port of this computer whose connections each lead to a copy that is ready when it is made. Listens on loopback
 * alone. Throws what listening throws, such as EADDRINUSE.
 */
export async function openFront({ connect, port, onFault }: FrontParts): Promise<Front> {
  const open = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    void join(socket).catch((fault: unknown) => {
      onFault(fault);
      socket.destroy();
    });
  });

  /** A copy may end between being found and being connected to: then another is tried. */
  const reach = async (): Promise<Connection> => {
    const end = Date.now() + PATIENCE_MS;
    while (true) {
      try {
        return await connect();
      } catch (fault) {
        if (Date.now() > end) throw fault;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
  const join = async (socket: Socket) => {
    const copy = await reach();
    if (socket.destroyed) return void copy.destroy();
    copy.on('error', () => socket.destroy());
    copy.once('close', () => socket.end());
    socket.once('close', () => copy.destroy());
    socket.pipe(copy).pipe(socket);
    socket.resume();
  };

  await listen(server, port);
  // No more files can be opened, for one: who connects is not served, the others are.
  server.on('error', onFault);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
