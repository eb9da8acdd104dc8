import { availableParallelism } from 'node:os';
import type { Handlers } from '../../../contract/handlers.ts';
import type { load as loadContract } from '../../../contract/load.ts';
import type { DeployTarget } from '../../../contract/shapes/deployment.ts';
import { createApiProbe } from '../../adapters/http/api-probe.ts';
import { createLoadProcess } from '../../adapters/node/load-process.ts';
import { Fault } from '../../domain/fault.ts';
import { doorOf } from '../../domain/stack/door-of.ts';
import { createLoad, type OwnApi } from '../../load/load.ts';
import { wasBegun } from '../../stack/happenings.ts';
import type { FleetSettings } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

/** Services of the stack: the replicas, and what is before them with the port it listens on inside. */
const REPLICAS = 'api';
const FRONT = 'api-front';
const PORT = 8000;

/** Milliseconds for which it is known how many replicas there are: the engine is not asked each second. */
const COUNTED_MS = 5000;

export const joinLoad = (ground: Ground, joined: Joined): Handlers<typeof loadContract> => {
  const { fleet, catalog, launcher } = ground;
  return createLoad({
    ...ground,
    generator: createLoadProcess({ launcher }),
    probe: createApiProbe(),
    cores: availableParallelism(),
    known: async (project) => {
      if (fleet) return [{ kind: 'stack' }];
      // The records of a laptop say whether it ever had a stack; where these are the stack's it has one.
      const hasStack = ground.shared || (await wasBegun(catalog.settings));
      const target = await joined.deploying.targetOf(project);
      return [
        { kind: 'laptop' },
        ...(hasStack ? [{ kind: 'stack' } as const] : []),
        ...(target ? [{ kind: 'deployed', ...clusterOf(target) } as const] : []),
      ];
    },
    async reach(kind, project) {
      if (kind === 'laptop') return onThisComputer(joined);
      if (kind === 'deployed') return inPlace(joined, project);
      return fleet ? fromInside(joined, fleet) : inStack(joined);
    },
  });
};

async function onThisComputer({ serving }: Joined): Promise<OwnApi> {
  serving.start();
  const { address, on, requireKey, key, error } = await serving.ready();
  if (address === undefined) throw error ? Fault.fromShape(error) : off(on);
  return { address, ask: address, key: requireKey ? key : undefined, replicas: async () => 1 };
}

function off(on: boolean): Fault {
  return on
    ? new Fault(
        'predictor-down',
        'The local API is closed to others.',
        'Start Meadow, or run "meadow serve", and test that.',
        { details: { case: 'closed' } },
      )
    : new Fault('predictor-off', 'The local API is switched off.', 'Switch it on on the API page of Meadow.');
}

const clusterOf = (target: DeployTarget) => (target.kind === 'kubernetes' ? { cluster: target.context } : {});

async function inPlace({ deploying }: Joined, project: string): Promise<OwnApi> {
  const { address, key, copies } = await deploying.reach(project);
  return { address, ask: address, key, replicas: forAWhile(copies) };
}

async function inStack({ stack }: Joined): Promise<OwnApi> {
  const door = doorOf((await stack.inside.service(FRONT)).ports, PORT);
  if (!door)
    throw new Fault('stack-off', 'The API of the stack is not to be reached.', 'Start the stack first.', {
      details: { case: 'api' },
    });
  const address = `http://${door.host}:${door.port}`;
  const count = async () => {
    const { services } = await stack.status();
    return services.find(({ name }) => name === REPLICAS)?.containers.filter(({ health }) => health === 'healthy')
      .length;
  };
  return { address, ask: address, replicas: forAWhile(count) };
}

/** From inside another name leads to the same front. */
async function fromInside({ serving }: Joined, { address }: FleetSettings): Promise<OwnApi> {
  const { requireKey, key } = await serving.state();
  const count = async () => (await serving.state()).replicas?.filter(({ ready }) => ready).length;
  return { address, ask: `http://${FRONT}:${PORT}`, key: requireKey ? key : undefined, replicas: forAWhile(count) };
}

function forAWhile<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { at: number; value: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (!known || now - known.at > COUNTED_MS) known = { at: now, value: ask() };
    return known.value;
  };
}
