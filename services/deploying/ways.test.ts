import { afterEach, expect, it } from 'vitest';
import type { Deployer } from '../ports/deployer.ts';
import { createWays, type Ways } from './ways.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
let open: Ways | undefined;
afterEach(() => open?.close());

/** Ways to a cluster whose own port leads to `port.address`, at a time that a test sets. */
function ways(port: { address: string | undefined }) {
  const time = { seconds: 0 };
  const clock = { now: () => new Date(time.seconds * 1000), sleep: async () => undefined };
  const deployer = { address: async () => port.address } as unknown as Deployer;
  open = createWays({ log: quiet, clock, open: true });
  const find = () => open!.find('lawn', deployer);
  return { find, time };
}

it('looks again whether a port of the cluster still leads there', async () => {
  const port: { address: string | undefined } = { address: 'http://127.0.0.1:30001' };
  const { find, time } = ways(port);
  expect(await find()).toEqual({ address: 'http://127.0.0.1:30001', through: 'node-port' });
  port.address = 'http://127.0.0.1:30002';
  expect((await find())?.address).toBe('http://127.0.0.1:30001');
  time.seconds = 20;
  expect((await find())?.address).toBe('http://127.0.0.1:30002');
});

it('opens one port of its own where none leads there, and keeps it', async () => {
  const { find, time } = ways({ address: undefined });
  const [one, other] = await Promise.all([find(), find()]);
  expect(one).toMatchObject({ through: 'meadow' });
  expect(other).toEqual(one);
  time.seconds = 3600;
  expect(await find()).toEqual(one);
});
