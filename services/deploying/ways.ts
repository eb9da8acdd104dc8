import type { Deployment } from '../../contract/shapes/deployment.ts';
import { asFault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deployer } from '../ports/deployer.ts';
import type { Log } from '../ports/log.ts';
import { type Front, openFront } from './front.ts';

type Way = Required<Pick<Deployment, 'address' | 'through'>>;

/** `at`: when it was found to lead there, in milliseconds. */
type Seen = Way & { at: number };

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
/** A port of the cluster's is looked at again after this: it may lead nowhere any more, or to somebody else. */
const SEEN_MS = 15_000;

export interface WaysParts {
  log: Log;
  clock: Clock;
  /** It may open ports of its own. */
  open: boolean;
}

export function createWays({ log, clock, open: mayOpen }: WaysParts): Ways {
  const known = new Map<string, Seen>();
  const looking = new Map<string, Promise<Way | undefined>>();
  const fronts = new Map<string, Front>();
  const now = () => clock.now().getTime();

  const open = async (project: string, deployer: Deployer): Promise<Way> => {
    const before = fronts.get(project);
    if (before) return wayOf(before);
    const onFault = (fault: unknown) => log.warn('No copy took a connection', { project, code: asFault(fault).code });
    const connect = () => deployer.connect(project);
    for (let port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
      const front = await openFront({ connect, port, onFault }).catch(() => undefined);
      if (!front) continue;
      fronts.set(project, front);
      return wayOf(front);
    }
    const front = await openFront({ connect, port: 0, onFault });
    fronts.set(project, front);
    return wayOf(front);
  };
  const look = async (project: string, deployer: Deployer): Promise<Way | undefined> => {
    const address = await deployer.address(project);
    if (address !== undefined) return { address, through: 'node-port' };
    return mayOpen ? open(project, deployer) : undefined;
  };
  const isFresh = ({ through, at }: Seen) => through === 'meadow' || now() - at < SEEN_MS;

  return {
    find(project, deployer) {
      const before = known.get(project);
      if (before && isFresh(before)) return Promise.resolve(shown(before));
      const found =
        looking.get(project) ??
        look(project, deployer)
          .then((way) => {
            if (way) known.set(project, { ...way, at: now() });
            return way;
          })
          // A cluster that was away is asked again.
          .catch(() => undefined)
          .finally(() => looking.delete(project));
      looking.set(project, found);
      return found;
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

const wayOf = ({ port }: Front): Way => ({ address: `http://127.0.0.1:${port}`, through: 'meadow' });

const shown = ({ address, through }: Way): Way => ({ address, through });
