import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * What the way to a server does: passes all on, answers late, swallows everything, ends every connection, or ends the one
 * that said `word` instead of passing on the answer, `times` times.
 */
export type Way =
  | { is: 'open' }
  | { is: 'forgetful'; word: string; times: number }
  | { is: 'slow'; ms: number }
  | { is: 'silent' }
  | { is: 'cut' };

export interface FaultProxy {
  port: number;
  set(way: Way): void;
  /** Ends what is connected now; who comes next is served. */
  drop(): void;
  end(): Promise<void>;
}

/** A way to a real server that can be made bad, and good again. */
export async function startFaultProxy(host: string, port: number): Promise<FaultProxy> {
  let way: Way = { is: 'open' };
  const sockets = new Set<Socket>();
  /** They hear no more answer. */
  const doomed = new WeakSet<Socket>();
  const forgets = (bytes: Buffer): boolean => {
    if (way.is !== 'forgetful' || way.times === 0 || !bytes.includes(way.word)) return false;
    way.times -= 1;
    return true;
  };
  const pass = (from: Socket, to: Socket) =>
    from.on('data', (bytes) => {
      if (forgets(bytes)) doomed.add(from);
      if (doomed.has(to)) return void to.destroy();
      if (way.is === 'silent') return;
      if (way.is === 'slow') setTimeout(() => to.writable && to.write(bytes), way.ms);
      else to.write(bytes);
    });
  const keep = (socket: Socket, other: () => Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const server = createServer((caller) => {
    if (way.is === 'cut') {
      caller.destroy();
      return;
    }
    const real = connect(port, host);
    keep(caller, () => real);
    keep(real, () => caller);
    pass(caller, real);
    pass(real, caller);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      way = next;
      if (way.is === 'cut') drop();
    },
    drop,
    async end() {
      server.close();
      drop();
      await once(server, 'close');
    },
  };
}
