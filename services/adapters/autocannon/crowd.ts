import autocannon from 'autocannon';
import type { LoadOrder } from '../../ports/load-generator.ts';
import type { Count } from './count.ts';
import { createUser, holdBack, type User } from './user.ts';

/** Seconds an answer may take. */
const PATIENCE = 30;
/** More requests a second than one connection can make: autocannon's limit is only there to hold users back. */
const NO_LIMIT = 1_000_000;
/** Milliseconds until autocannon notices that all its users have left. */
const NOTICE_MS = 200;

/** It counts itself, in histograms of megabytes for each run; nobody looks at them here. */
const uncounted = {
  __custom: true,
  recordValue: () => undefined,
  recordValueWithExpectedInterval: () => undefined,
  reset: () => undefined,
  destroy: () => undefined,
};

export interface CrowdParts {
  order: Pick<LoadOrder, 'url' | 'key'>;
  photos: readonly Buffer[];
  /** Longer than it is there. */
  seconds: number;
  count: Count;
}

/** The users, as many as there are to be. */
export interface Crowd {
  /** So many ask from now on; who is too many leaves when answered. */
  be(users: number): void;
  /** Resolves when all that were to leave have left. */
  left(): Promise<void>;
  /** All hang up. */
  drop(): void;
}

export function createCrowd({ order, photos, seconds, count }: CrowdParts): Crowd {
  const here: User[] = [];
  const going = new Map<User, PromiseWithResolvers<void>>();
  const url = new URL(order.url);
  let next = 0;
  /** The body of the answer that is just told of. */
  let said = '';

  const photo = () => photos[next++ % photos.length]!;

  const setupClient = (client: autocannon.Client) => {
    // Each holds one photo at a time: a request for each of them, for each user, would not fit into memory.
    client.setBody(photo());
    const user = createUser(client, { lost: count.failed, left: () => going.get(user)?.resolve() });
    here.push(user);
    going.set(user, Promise.withResolvers());
    client.on('response', (status, _bytes, ms) => {
      const version = status === 200 ? /"version":"([^"]+)"/.exec(said)?.[1] : undefined;
      if (version !== undefined) count.answered(version, ms);
      else if (status === 503 && said.includes('"predictor-busy"')) count.turnedAway();
      else count.failed(status === 200 ? 'no verdict' : `HTTP ${status}`);
      if (version === undefined) holdBack(client);
      client.setBody(photo());
    });
  };

  const come = (connections: number) => {
    const options: autocannon.Options & { histograms: object } = {
      url: url.origin,
      connections,
      setupClient,
      duration: seconds,
      timeout: PATIENCE,
      connectionRate: NO_LIMIT,
      ignoreCoordinatedOmission: true,
      sampleInt: NOTICE_MS,
      skipAggregateResult: true,
      histograms: { latencies: uncounted, requests: uncounted, throughput: uncounted },
      requests: [
        {
          method: 'POST',
          path: `${url.pathname}${url.search}`,
          headers: {
            'Content-Type': 'application/octet-stream',
            'X-Meadow-Load-Test': '1',
            ...(order.key !== undefined && { 'X-API-Key': order.key }),
          },
          onResponse(_status, body) {
            said = body;
          },
        },
      ],
    };
    autocannon(options, () => undefined);
  };

  return {
    be(users) {
      if (users > here.length) come(users - here.length);
      for (const user of here.splice(users)) user.leave();
    },
    async left() {
      const leaving = [...going].filter(([user]) => !here.includes(user));
      await Promise.all(leaving.map(([, { promise }]) => promise));
    },
    drop() {
      for (const user of going.keys()) user.drop();
    },
  };
}
