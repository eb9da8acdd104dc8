import { readFile, rename, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressesOf } from '../../adapters/node/addresses-of.ts';
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
  /** Where it writes when somebody last asked; its own health check counts as nobody. */
  asked: string;
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
/** Milliseconds a client may take to fetch the rest of an answer. */
const LINGER_MS = 10_000;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
/** Bytes of requests that nobody has answered yet, all together. */
const KEPT = 32 * 1024 * 1024;

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
  const { name, port, listen, targets, asked, log, lookUp = addressesOf } = options;
  let replicas: Replica[] = [];
  const closing = new AbortController();
  const sockets = new Set<Socket>();
  const listenTo = createMemory(KEPT);

  let lastAsked: Date | undefined;
  let toldAsked: Date | undefined;
  const tellAsked = async () => {
    if (lastAsked === toldAsked || !lastAsked) return;
    toldAsked = lastAsked;
    // In place: the engine tells a volume's age from what is made or removed in it.
    await writeFile(asked, lastAsked.toISOString(), { mode: 0o644 }).catch((error) =>
      log.warn('When somebody last asked cannot be written', { error: String(error) }),
    );
  };

  const look = async () => {
    // Trouble of the name server's takes no replica away.
    const addresses = await lookUp(name).catch(() => replicas.map(({ address }) => address));
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
    if (!LOOPBACK.has(client.remoteAddress ?? ''))
      client.on('data', () => {
        // A connection that stays open asks many times.
        lastAsked = new Date();
      });
    client.on('close', () => sockets.delete(client));
    client.on('error', () => client.destroy());
    void serve(client, tryingOrder(replicas), port, listenTo(client));
  });

  await look();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(listen, resolve));
  const watching = watch(async () => {
    await look();
    await tellAsked();
  }, closing.signal);
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
    if (signal.aborted) return;
    await look();
  }
}

/** What a client said, until somebody answers. */
interface Said {
  /** Undefined where an answer has begun, or it was too much to keep: then it cannot be said again. */
  chunks(): readonly Buffer[] | undefined;
  forget(): void;
}

/** Keeps what clients say, no more than `most` bytes of all of them together. */
function createMemory(most: number): (client: Socket) => Said {
  let held = 0;
  return (client) => {
    let chunks: Buffer[] | undefined = [];
    const forget = () => {
      for (const { byteLength } of chunks ?? []) held -= byteLength;
      chunks = undefined;
    };
    client.on('data', (chunk: Buffer) => {
      if (!chunks) return;
      held += chunk.byteLength;
      chunks.push(chunk);
      if (held > most) forget();
    });
    client.once('close', forget);
    return { chunks: () => chunks, forget };
  };
}

/**
 * Passes a connection to the first replica that takes it. Where that one ends before it has said a word, what the client
 * said is said to the next: to ask for a verdict twice does no harm. After the first word there is no way to tell where
 * a request begins, so then the client is hung up on.
 */
async function serve(client: Socket, replicas: Replica[], port: number, said: Said): Promise<void> {
  client.pause();
  for (const replica of replicas) {
    const upstream = await reach(replica.address, port);
    if (upstream && (await join(client, upstream, replica, said))) return;
    replica.ready = false;
  }
  client.end(UNAVAILABLE);
}

/** Resolves when they are done with each other: true where that is all, false where another may be asked. */
async function join(client: Socket, upstream: Socket, replica: Replica, said: Said): Promise<boolean> {
  let whole = false;
  const leave = () => upstream.destroy();
  const closed = new Promise((resolve) => upstream.once('close', resolve));
  replica.connections += 1;
  upstream.on('error', leave);
  upstream.once('data', said.forget);
  upstream.once('end', () => {
    whole = true;
    if (said.chunks()) leave();
    else client.end();
  });
  client.once('close', leave);
  if (client.destroyed) leave();
  for (const chunk of said.chunks() ?? []) upstream.write(chunk);
  client.pipe(upstream);
  upstream.pipe(client, { end: false });
  await closed;
  client.off('close', leave);
  client.unpipe(upstream);
  replica.connections -= 1;
  const heard = said.chunks();
  // Who has not spoken yet may be about to: one that dies just then takes no question with it.
  if (heard && (heard.length > 0 || !client.readableEnded)) return client.destroyed;
  if (whole) hangUp(client);
  else client.destroy();
  return true;
}

/** Lets what was answered arrive, and waits for no more. */
function hangUp(client: Socket): void {
  client.setTimeout(LINGER_MS, () => client.destroy());
  client.resume();
  client.end();
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
