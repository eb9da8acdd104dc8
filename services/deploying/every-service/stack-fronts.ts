import { doorTo } from '../../domain/deploying/stack-doors.ts';
import { asFault, Fault } from '../../domain/fault.ts';
import type { ClusterStacks } from '../../ports/cluster-stack.ts';
import type { Log } from '../../ports/log.ts';
import { type Front, openFront } from '../front.ts';

/** Ports of this computer that lead to services, each opened once, as long as Meadow runs. */
export interface StackFronts {
  /** Throws `not-found` for a service without pages. */
  open(service: string, cluster: ClusterStacks): Promise<string>;
  address(service: string): string | undefined;
  close(): Promise<void>;
}

export function createStackFronts(log: Log): StackFronts {
  const fronts = new Map<string, Promise<Front>>();
  const known = new Map<string, string>();
  return {
    async open(service, cluster) {
      const door = doorTo(service);
      if (!door) throw noPages(service);
      const onFault = (thrown: unknown) =>
        log.warn('No pod took a connection', { service, code: asFault(thrown).code });
      const connect = () => cluster.connect(service, door.port);
      // Its own port, which its links name; another one where somebody has that.
      const make = () =>
        openFront({ connect, port: door.here, onFault }).catch(() => openFront({ connect, port: 0, onFault }));
      const made = fronts.get(service) ?? make();
      fronts.set(service, made);
      made.catch(() => fronts.delete(service));
      const { port } = await made;
      const address = `http://127.0.0.1:${port}${door.path}`;
      known.set(service, address);
      return address;
    },
    address: (service) => known.get(service),
    async close() {
      const open = [...fronts.values()];
      fronts.clear();
      known.clear();
      await Promise.all(open.map(async (front) => (await front.catch(() => undefined))?.close()));
    },
  };
}

const noPages = (service: string): Fault =>
  new Fault('not-found', `"${service}" has no pages of its own.`, 'Open one that has.', {
    details: { case: 'no-pages', service },
  });
