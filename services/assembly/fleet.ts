import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { redisSettings } from '../../contract/shapes/predictor.ts';
import { createReplicaClient } from '../adapters/http/replica-client.ts';
import { addressesOf } from '../adapters/node/addresses-of.ts';
import { Fault } from '../domain/fault.ts';
import type { LiveWord } from '../ports/live-word.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { FleetParts } from '../serving/fleet/fleet.ts';
import { API_KEY } from '../serving/serving-facts.ts';
import type { Ground } from './ground.ts';

/** Where the replicas of the API are, and how a core shows that it is theirs. */
const fleetSettings = z.object({
  /** The name in the stack's network that leads to each of them, and the port they listen at. */
  name: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** Their internal token. */
  token: z.string().min(16),
  /** The key others show, where one is asked for. */
  key: z.string().min(16),
  /** Where others ask, such as `http://127.0.0.1:8000`. */
  address: z.url(),
  /** What reaches all of them at once; without it each is told by itself. */
  redis: redisSettings.optional(),
});
export type FleetSettings = z.infer<typeof fleetSettings>;

/** What a file says of them; `address` is where others ask, which only who publishes it knows. */
export async function readFleet(file: string, address: string | undefined): Promise<FleetSettings> {
  return fleetSettings.parse({ ...JSON.parse(await readFile(file, 'utf8')), address });
}

type Reached = Pick<FleetParts, 'address' | 'lookUp' | 'connect' | 'word' | 'watch'>;

/** How this core reaches the replicas. */
export function reachFleet({ name, port, token, address, redis }: FleetSettings, ground: Ground): Reached {
  return {
    address,
    lookUp: () => addressesOf(name),
    connect: (host) => createReplicaClient(`http://${host}:${port}`, token),
    word: redis ? lazyWord(redis, ground) : { give: async () => undefined },
    watch: ground.catalog.watch,
  };
}

/** The stack's key is one for all that ask; it is made with the other secrets of the stack, and renewed with them. */
export const fleetSecrets = ({ key }: FleetSettings, own: Secrets): Secrets => ({
  ...own,
  get: async (name) => (name === API_KEY ? key : own.get(name)),
  renew: async (name) => {
    if (name === API_KEY) throw keyOfStack();
    return own.renew(name);
  },
});

/** Loaded where it is used: on a laptop there is no Redis. */
function lazyWord(settings: z.infer<typeof redisSettings>, { log, closing }: Ground): Pick<LiveWord, 'give'> {
  const opened = import('../adapters/redis/shared-memory.ts').then(({ openSharedMemory }) =>
    openSharedMemory(settings, '', log),
  );
  closing.defer(async () => (await opened).close());
  return { give: async (mark) => (await opened).word.give(mark) };
}

function keyOfStack(): Fault {
  return new Fault(
    'bad-request',
    'The key of the API in the stack is one of the stack’s secrets.',
    'See "meadow stack secrets" on the computer that runs the stack.',
    { details: { case: 'stack-key' } },
  );
}
