import { createPredictorClient } from '../../adapters/http/predictor-client.ts';
import { checkPort } from '../../adapters/node/check-port.ts';
import { createFleet } from '../../serving/fleet/fleet.ts';
import { createOwnProcess } from '../../serving/own-process.ts';
import { type CrewParts, createServing, type Serving } from '../../serving/serving.ts';
import { type FleetSettings, fleetSecrets, reachFleet } from '../fleet.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import { createLiveMark, createShelf } from '../shelf.ts';

export const joinServing = (ground: Ground, { models, projects, history }: Joined): Serving => {
  const known = { ...ground, models, currentProject: projects.current };
  const shelf = createShelf(known);
  const ownProcess = (parts: CrewParts) =>
    createOwnProcess({ ...ground, ...parts, connect: createPredictorClient, shelf, checkPort });
  const fleet = (settings: FleetSettings) => (parts: CrewParts) =>
    createFleet({ ...ground, ...parts, ...reachFleet(settings, ground), shelf, liveMark: createLiveMark(known) });
  const inStack = ground.fleet && {
    secrets: fleetSecrets(ground.fleet, ground.secrets),
    port: Number(new URL(ground.fleet.address).port),
    crew: fleet(ground.fleet),
  };
  return createServing({ ...ground, port: ground.apiPort, take: history.take, crew: ownProcess, ...inStack });
};
