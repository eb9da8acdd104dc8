import type { Deployment } from '../../contract/shapes/deployment.ts';
import { asFault } from '../domain/fault.ts';
import type { Deployer } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { type Front, openFront } from './front.ts';

type Way = Required<Pick<Deployment, 'address' | 'through'>>;

export interface Ways {
  /** Where photos are sent to: a port of the cluster's where one leads there, else one of Meadow's, which is opened. */
  find(project: string, deployer: Deployer): Promise<Way | undefined>;
  /** The way it had leads nowhere any more. */
  forget(project: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * The first port that is tried for Meadow's own ways, well behind the one where the local API is looked for: it may start
 * later. Each project keeps the one it got while Meadow runs.
 */
const FIRST_PORT = 8650;
const PORTS = 100;

/** `open`: it may open ports of its own. */
export function createWays({ log, open: mayOpen }: { log: Log; open: boolean }): Ways {
  const known = new Map<string, Promise<Way | undefined>>();
  const fronts = new Map<string, Front>();

  const open = async (project: string, deployer: Deployer): Promise<Way> => {
    const onFault = (fault: unknown) => log.warn('No copy took a connection', { project, code: asFault(fault).code });
    const connect = () => deployer.connect(project);
    for (let port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
      const front = await openFront({ connect, port, onFault }).catch(() => undefined);
      if (!front) continue;
      fronts.set(project, front);
      return { address: `http://127.0.0.1:${port}`, through: 'meadow' };
    }
    const front = await openFront({ connect, port: 0, onFault });
    fronts.set(project, front);
    return { address: `http://127.0.0.1:${front.port}`, through: 'meadow' };
  };
  const look = async (project: string, deployer: Deployer): Promise<Way | undefined> => {
    const address = await deployer.address(project);
    if (address !== undefined) return { address, through: 'node-port' };
    return mayOpen ? open(project, deployer) : undefined;
  };

  return {
    find(project, deployer) {
      const found = known.get(project) ?? look(project, deployer);
      known.set(project, found);
      // A cluster that was away is asked again.
      found.catch(() => known.delete(project));
      return found.catch(() => undefined);
    },
    async forget(project) {
      known.delete(project);
      await fronts.get(project)?.close();
      fronts.delete(project);
    },
    async close() {
      await Promise.all([...fronts.values()].map((front) => front.close()));
    },
  };
}
