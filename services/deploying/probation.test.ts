import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { DeployedPod } from '../../contract/shapes/deployment.ts';
import { Fault } from '../domain/fault.ts';
import type { Deployer } from '../ports/deployer.ts';
import { createProbation, probationOf } from './probation.ts';
import { createWishes } from './wishes.ts';

const now = new Date('2026-01-05T10:00:00Z');
const settled = { version: 'lawn-1', follows: true, replicas: 2 };
const wish = { ...settled, target: { kind: 'processes' }, version: 'lawn-2', changing: true } as const;

it('is of a version that takes the place of another, for five minutes', () => {
  expect(probationOf({ ...wish, previous: settled }, now)).toEqual({
    until: '2026-01-05T10:05:00.000Z',
    back: { version: 'lawn-1', follows: true, before: undefined },
    usual: { asked: 0, errors: 0 },
  });
});

it.each([
  ['nothing was there before', { ...wish }],
  ['the same version was there', { ...wish, previous: { ...settled, version: 'lawn-2' } }],
  ['a person goes back to it', { ...wish, previous: settled, goesBack: true }],
])('is none where %s', (_, one) => {
  expect(probationOf(one, now)).toBeUndefined();
});

/** Minutes of a version on probation, in no time; what was taken back, and after how many seconds. */
async function watch(
  look: (seconds: number) => Partial<DeployedPod> | 'away',
  { changing = () => false, fails = 0 }: { changing?: (seconds: number) => boolean; fails?: number } = {},
) {
  const kept = new Map<string, unknown>();
  const records = {
    get: async (name: string) => kept.get(name),
    put: async (name: string, value: unknown) => void kept.set(name, JSON.parse(JSON.stringify(value))),
  };
  const wishes = createWishes(records);
  await wishes.put('lawn', {
    ...wish,
    previous: undefined,
    probation: probationOf({ ...wish, previous: settled }, now),
  });
  const begun = now.getTime();
  let time = begun;
  const seconds = () => (time - begun) / 1000;
  const pod = { name: 'a', version: 'lawn-2', state: 'ready', since: now.toISOString(), restarts: 0 } as const;
  const deployer: Pick<Deployer, 'read' | 'connect'> = {
    async read() {
      const seen = look(seconds());
      if (seen === 'away') throw new Fault('cluster-gone', 'Away.', 'Wait.');
      return { version: 'lawn-2', replicas: 1, settled: true, pods: [{ ...pod, ...seen }], events: [] };
    },
    connect: async () => {
      throw new Fault('nothing-ready', 'None.', 'Wait.');
    },
  };
  const taken: { why: string | undefined; at: number }[] = [];
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const probation = createProbation({
    wishes,
    clock: {
      now: () => new Date(time),
      async sleep(ms) {
        time += ms;
        await turn();
      },
    },
    log: quiet,
    open: true,
    deployerOf: async () => deployer as Deployer,
    access: async () => ({ access: { on: true, requireKey: false, key: '' }, token: 't' }),
    isChanging: () => changing(seconds()),
    async takeBack(project, judged) {
      taken.push({ why: judged.why, at: seconds() });
      if (taken.length > fails) await wishes.note(project, { version: 'lawn-1', probation: undefined });
    },
    tell: () => undefined,
  });
  await probation.begin();
  await expect.poll(async () => (await wishes.of('lawn'))?.probation, { timeout: 20_000 }).toBeUndefined();
  probation.close();
  return { taken, seconds: seconds() };
}

const ill = (kind: NonNullable<DeployedPod['trouble']>['kind'], message = 'Ill.'): Partial<DeployedPod> => ({
  state: kind === 'crash-loop' ? 'failed' : 'ready',
  trouble: { kind, message, hint: '', details: {} },
});

it('ends after five minutes that went well, and outlasts a change of a person', async () => {
  expect(await watch(() => ({}))).toMatchObject({ taken: [], seconds: 300 });
  const { seconds } = await watch(() => ({}), { changing: (at) => at > 290 && at < 400 });
  expect(seconds).toBeGreaterThanOrEqual(400);
});

it('takes back a version that ends again and again, once that lasts', async () => {
  const { taken } = await watch((at) => (at < 60 ? {} : ill('crash-loop', 'It ends soon after each start.')));
  expect(taken).toEqual([{ why: 'It ends soon after each start.', at: 90 }]);
});

it('does not hold against a version that there is no room, that one copy ended, or that the cluster was away', async () => {
  expect((await watch(() => ill('no-room'))).taken).toEqual([]);
  expect((await watch(() => ill('exited'))).taken).toEqual([]);
  const starts: Partial<DeployedPod> = { state: 'starting' };
  expect((await watch((at) => (at < 20 ? {} : at < 200 ? 'away' : at < 280 ? starts : {}))).taken).toEqual([]);
});

it('tries again where it could not be taken back', async () => {
  const { taken } = await watch(() => ill('crash-loop'), { fails: 2 });
  expect(taken.map(({ at }) => at)).toEqual([30, 45, 60]);
});
