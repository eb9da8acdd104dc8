import { createPredictorClient } from '../../adapters/http/predictor-client.ts';
import { checkPort } from '../../adapters/node/check-port.ts';
import { createFleet } from '../../serving/fleet/fleet.ts';
import { createOwnProcess } from '../../serving/own-process.ts';
import { createServing, type Serving } from '../../serving/serving.ts';
import { type FleetSettings, fleetSecrets, reachFleet } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { createWholeShelf } from '../places/whole-shelf.ts';
import { createLiveMark } from '../shelf.ts';

export const joinServing = (ground: Ground, joined: Joined): Serving =>
  ground.fleet ? onReplicas(ground, joined, ground.fleet) : onThisComputer(ground, joined);

const onThisComputer = (ground: Ground, { projects }: Joined): Serving =>
  createServing({
    ...ground,
    port: ground.apiPort,
    rest: ground.clock,
    take: ground.recorded.take,
    crew: (parts) =>
      createOwnProcess({
        ...ground,
        ...parts,
        connect: createPredictorClient,
        shelf: createWholeShelf(ground, projects.current),
        checkPort,
      }),
  });

const onReplicas = (ground: Ground, { projects, history }: Joined, fleet: FleetSettings): Serving =>
  createServing({
    ...ground,
    port: Number(new URL(fleet.address).port),
    secrets: fleetSecrets(fleet, ground.secrets),
    take: history.take,
    crew: (parts) =>
      createFleet({
        ...ground,
        ...parts,
        ...reachFleet(fleet, ground),
        shelf: createWholeShelf(ground, projects.current),
        liveMark: createLiveMark(ground.catalog, projects.current),
      }),
  });
