import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Deployment } from '../../contract/shapes/deployment.ts';
import { watchDeployment } from './watch-deployment.ts';

const deployment = (version: string): Deployment => ({
  project: 'p',
  target: { kind: 'processes' },
  follows: true,
  asksForKey: false,
  version,
});

test('it looks once for each change of what is wanted, and rests between them', async () => {
  let version = 'v-1';
  let looks = 0;
  let ring = () => {};
  const over = new AbortController();
  const told: (string | undefined)[] = [];
  const watched = (async () => {
    const watching = watchDeployment(
      {
        project: 'p',
        look: async () => {
          looks++;
          // A look that asks nobody else would keep everything else from its turn if it came again and again.
          await sleep(0);
          return deployment(version);
        },
        deployer: async () => undefined,
        onWish: (changed) => {
          ring = changed;
        },
        clock: { now: () => new Date(), sleep: (ms, signal) => sleep(ms, undefined, { signal: signal! }) },
      },
      over.signal,
    );
    for await (const { deployment: one } of watching) told.push(one?.version);
  })();
  await expect.poll(() => told).toEqual(['v-1']);
  version = 'v-2';
  ring();
  await expect.poll(() => told).toEqual(['v-1', 'v-2']);
  await sleep(100);
  expect(looks).toBe(2);
  over.abort();
  await watched;
});
