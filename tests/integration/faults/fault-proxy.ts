import { once } from 'node:events';
import { createServer, connect as dial, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/**
 * What goes wrong between two programs: nothing; each direction begins late; the connection breaks off at once, or in
 * the middle of what the server says; it stays open and nothing comes through any more; it drips; nobody listens.
 */
export type NetworkFault =
  | { kind: 'none' }
  | { kind: 'latency'; ms: number }
  | { kind: 'reset' }
  | { kind: 'cut'; afterBytes: number }
  | { kind: 'half-open' }
  | { kind: 'slow'; bytesPerSecond: number }
  | { kind: 'off' };

export interface FaultProxy {
  port: number;
  /** Connections after this have the fault, and those that are open end. */
  set(fault: NetworkFault): Promise<void>;
  /** Connections that were taken since the last `set`. */
  readonly taken: number;
  close(): Promise<void>;
}

const LATE = (ms: number) =>
  new Transform({
    transform(chunk, _encoding, done) {
      setTimeout(() => done(null, chunk), ms);
    },
  });

const DRIP = (bytesPerSecond: number) =>
  new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      const step = Math.max(1, Math.floor(bytesPerSecond / 10));
      for (let at = 0; at < chunk.length && !this.destroyed; at += step) {
        this.push(chunk.subarray(at, at + step));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      done();
    },
  });

/** A way to a server that can be spoilt and mended while programs use it. */
export async function createFaultProxy(target: { host: string; port: number }): Promise<FaultProxy> {
  let fault: NetworkFault = { kind: 'none' };
  let taken = 0;
  const open = new Set<Socket>();
  const own = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    return socket;
  };

  const server = createServer((client) => {
    taken += 1;
    own(client);
    if (fault.kind === 'reset') return client.resetAndDestroy();
    if (fault.kind === 'half-open') return client.resume();
    const upstream = own(dial(target));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.end());
    if (fault.kind === 'cut') {
      let left = fault.afterBytes;
      upstream.on('data', (chunk) => {
        client.write(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0) client.destroySoon();
      });
    } else {
      upstream.pipe(spoilt(fault)).pipe(client);
    }
    client.pipe(spoilt(fault)).pipe(upstream);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  };
  const hush = async () => {
    if (!server.listening) return;
    server.close();
    for (const socket of open) socket.destroy();
    await once(server, 'close');
  };
  const port = await listen(0);
  return {
    port,
    async set(next) {
      await hush();
      fault = next;
      taken = 0;
      if (next.kind !== 'off') await listen(port);
    },
    get taken() {
      return taken;
    },
    close: hush,
  };
}

function spoilt(fault: NetworkFault): Transform {
  if (fault.kind === 'latency') return LATE(fault.ms);
  if (fault.kind === 'slow') return DRIP(fault.bytesPerSecond);
  return new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
}
