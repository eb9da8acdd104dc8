import { resolve4 } from 'node:dns/promises';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Replica, replicasOf, scrapeTargets, tryingOrder } from '../../domain/stack/choose-replica.ts';
import type { Log } from '../../ports/log.ts';

export interface FrontOptions {
  /** The name that leads to every replica, and the port they listen at. */
  name: string;
  port: number;
  /** Where this front listens. */
  listen: { host: string; port: number };
  /** Kept up to date with the replicas there are, for Prometheus. */
  targets: string;
  log: Log;
  /** Which addresses a name has; the system's own where left out. */
  lookUp?: (name: string) => Promise<string[]>;
}

export interface Front {
  readonly port: number;
  close(): Promise<void>;
}

/** Milliseconds between two looks at who is there. */
const BETWEEN = 2000;
/** Milliseconds for a replica to take a connection, and to say whether it is ready. */
const CONNECT_MS = 1000;
const PROBE_MS = 1500;

const NOBODY = JSON.stringify({
  error: {
    code: 'predictor-down',
    message: 'No replica of the API answers.',
    hint: 'Look at the service "api" on the Stack page.',
    retry: true,
    details: {},
  },
});
const UNAVAILABLE = [
  'HTTP/1.1 503 Service Unavailable',
  'Content-Type: application/json; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(NOBODY)}`,
  'Retry-After: 1',
  'Connection: close',
  '',
  NOBODY,
].join('\r\n');

/**
 * One port for all replicas of the API: each connection goes to the ready replica with the fewest. Bytes pass as they
 * are. It needs no engine: the network's own names tell which replicas there are.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { name, port, listen, targets, log, lookUp = resolve4 } = options;
  let replicas: Replica[] = [];
  const closing = new AbortController();
  const sockets = new Set<Socket>();

  const look = async () => {
    const addresses = await lookUp(name).catch((error: NodeJS.ErrnoException) => {
      // The name is gone with the last replica; any other trouble is the name server's.
      return error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? [] : replicas.map(({ address }) => address);
    });
    replicas = replicasOf(addresses, replicas);
    await Promise.all(
      replicas.map(async (replica) => {
        replica.ready = await isReady(replica.address, port, name);
      }),
    );
    await keepFile(targets, scrapeTargets(replicas, port)).catch((error) =>
      log.warn('The list of replicas cannot be written', { error: String(error) }),
    );
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    void serve(client, tryingOrder(replicas), port);
  });

  await look();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(listen, resolve));
  const watching = watch(look, closing.signal);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : listen.port,
    async close() {
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, watching]);
    },
  };
}

async function watch(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(BETWEEN, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await look();
  }
}

async function serve(client: Socket, replicas: Replica[], port: number): Promise<void> {
  for (const replica of replicas) {
    const upstream = await reach(replica.address, port);
    if (!upstream) {
      replica.ready = false;
      continue;
    }
    replica.connections += 1;
    upstream.on('close', () => {
      replica.connections -= 1;
      client.destroy();
    });
    upstream.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
    if (client.destroyed) upstream.destroy();
    client.pipe(upstream).pipe(client);
    return;
  }
  client.end(UNAVAILABLE);
}

function reach(host: string, port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, allowHalfOpen: true, noDelay: true });
    const fail = () => {
      socket.destroy();
      resolve(undefined);
    };
    socket.setTimeout(CONNECT_MS, fail);
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function isReady(host: string, port: number, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(
      { host, port, path: '/health/ready', headers: { host: name }, timeout: PROBE_MS, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** Written only where it changed, and never read half. */
async function keepFile(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) return;
  await writeFile(`${file}.new`, text, { mode: 0o644 });
  await rename(`${file}.new`, file);
}
