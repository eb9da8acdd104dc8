import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeployedCopies, DeployedPod } from '../../../contract/shapes/deployment.ts';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { Fault } from '../../domain/fault.ts';
import { createEvents } from '../../events/events.ts';
import { createJobs, type Jobs } from '../../jobs/jobs.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';
import type { Deployer, Release } from '../../ports/deployer.ts';
import { createDeploying, type Deploying } from '../deploying.ts';

const project = 'lawn';
const order = { project, version: 'lawn-2', percent: 50, byHand: true, minutes: 5, answers: 50 };
const away = () => new Fault('cluster-gone', 'away', 'wait');
const conflict = () =>
  new Fault('deploy-conflict', 'kubectl set it', 'take it', { details: { who: 'kubectl', fields: 'replicas' } });

/** What runs is as asked for at once; what goes wrong is chosen by each test. */
let there: { champion?: Release | undefined; canary?: Release | undefined };
let ended: number;
let wrong: Partial<Record<'prepare' | 'askCanary' | 'endCanary' | 'ready', Fault>>;
let key: string;
let live: string;
/** Whether the last to go live did so by itself. */
let promoted: boolean | undefined;
/** What the gate says, and the reason that was given to pass it. */
let refusal: Fault | undefined;
let reason: string | undefined;
let kept: Map<string, unknown>;
let written: number;
let looked: number;
let jobs: Jobs;
let deploying: Deploying;

const copies = ({ version }: Release, state: DeployedPod['state'] = 'ready'): DeployedCopies => ({
  version,
  release: version,
  replicas: 1,
  settled: state === 'ready',
  pods: [{ name: `pod-${version}`, version, release: version, state, since: new Date(0).toISOString(), restarts: 0 }],
});
const fail = (what: keyof typeof wrong) => {
  const fault = wrong[what];
  if (fault) throw fault;
};
const deployer = {
  read: async () => {
    looked++;
    return (
      there.champion && {
        ...copies(there.champion, wrong.ready ? 'starting' : 'ready'),
        ...(there.canary && { canary: copies(there.canary) }),
        events: [],
      }
    );
  },
  prepare: async ({ version }: Release) => {
    if (version === order.version) fail('prepare');
  },
  ask: async (release: Release) => {
    there.champion = release;
  },
  askCanary: async (release: Release) => {
    fail('askCanary');
    there.canary = release;
  },
  endCanary: async () => {
    ended++;
    fail('endCanary');
    there.canary = undefined;
  },
  tidy: async () => undefined,
  address: async () => 'http://127.0.0.1:1',
  connect: async () => {
    throw away();
  },
} as unknown as Deployer;
const records: SettingRecords = {
  get: async (name) => kept.get(name),
  put: async (name, value) => {
    if (name === 'canaries') written++;
    kept.set(name, JSON.parse(JSON.stringify(value)));
  },
};
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => new Date(), sleep: (_ms: number, signal?: AbortSignal) => sleep(2, undefined, { signal }) };

const open = () =>
  createDeploying({
    records,
    jobs,
    clock,
    log: quiet,
    emit: () => undefined,
    open: true,
    clusters: async () => ({ clusters: [] }),
    deployer: async () => deployer,
    examine: async () => [],
    model: async (version) => ({ version, classes: ['a', 'b'] }) as unknown as ServedModel,
    liveVersion: async () => live,
    rollbackLive: async () => live,
    gateRefusal: async () => refusal,
    promoteLive: async (version, { itself, force }) => {
      if (refusal && force === undefined) throw refusal;
      reason = force;
      live = version;
      promoted = itself;
    },
    photosFor: async () => [],
    photoBytes: async () => new Uint8Array(),
    access: async () => ({ access: { requireKey: true, key } as unknown as Release['access']['access'], token: 't' }),
    takeOver: () => ({ read: async () => 0 }),
    desired: async () => undefined,
    self: async () => ({ meadow: 'here', by: 'Anna' }),
  });
const outcome = async ({ job }: { job: string }) => {
  for await (const _ of jobs.watch(job));
  return jobs.get(job).state;
};
const now = async () => (await deploying.list())[0]!;
const canary = async () => (await now()).canary;

beforeEach(async () => {
  [there, ended, wrong, key, live, kept] = [{}, 0, {}, 'first', 'lawn-1', new Map()];
  [written, looked] = [0, 0];
  [promoted, refusal, reason] = [undefined, undefined, undefined];
  jobs = createJobs({ events: createEvents(), clock });
  deploying = open();
  expect(await outcome(await deploying.deploy({ project, target: { kind: 'processes' }, replicas: 1 }))).toBe('done');
});
afterEach(async () => {
  await deploying.close();
  await jobs.close();
});

describe('a canary that was promoted', () => {
  it('answers as the champion even where its own copies could not be ended, and these end later', async () => {
    expect(await outcome(await deploying.canary(order))).toBe('done');
    wrong.endCanary = away();
    expect(await outcome(await deploying.promote({ project }))).toBe('done');
    expect(promoted).toBe(false);
    expect(there.champion?.version).toBe('lawn-2');
    expect(await now()).toMatchObject({ version: 'lawn-2', canary: { version: 'lawn-2' } });
    expect((await now()).failed).toBeUndefined();
    wrong = {};
    await expect.poll(async () => (await canary())?.ended).toMatchObject({ how: 'promoted' });
    expect(there).toMatchObject({ champion: { version: 'lawn-2' }, canary: undefined });
  });

  it.each([true, false])(
    'by a core that died before it could be told, is ended by the next (ready: %s)',
    async (ready) => {
      expect(await outcome(await deploying.canary(order))).toBe('done');
      await deploying.close();
      const of = (name: string) => Reflect.get(kept.get(name) as object, project) as object;
      kept.set('deployments', { [project]: { ...of('deployments'), version: 'lawn-2', changing: false } });
      if (!ready) kept.set('canaries', { [project]: { ...of('canaries'), ready: undefined } });
      there.champion = { ...there.champion!, version: 'lawn-2' };
      live = 'lawn-2';
      deploying = open();
      await deploying.begin();
      await expect.poll(async () => (await canary())?.ended).toMatchObject({ how: 'promoted' });
      expect(there).toMatchObject({ champion: { version: 'lawn-2' }, canary: undefined });
    },
  );
});

describe('how a canary ended', () => {
  it('is told with the figures of then until another change comes after it', async () => {
    expect(await outcome(await deploying.canary(order))).toBe('done');
    await expect.poll(async () => Reflect.get(kept.get('canaries') as object, project).copies).toBeDefined();
    expect(await outcome(await deploying.promote({ project }))).toBe('done');
    expect(await canary()).toMatchObject({
      ended: { how: 'promoted' },
      champion: { version: 'lawn-1', copies: 1 },
      canary: { version: 'lawn-2', copies: 1 },
    });
    expect(await outcome(await deploying.deploy({ project, version: 'lawn-2', replicas: 1 }))).toBe('done');
    expect(await canary()).toBeDefined();
    expect(await outcome(await deploying.rollback({ project }))).toBe('done');
    expect(await canary()).toBeUndefined();
  });

  it('is told where the other version itself ended it', async () => {
    expect(await outcome(await deploying.canary(order))).toBe('done');
    expect(await outcome(await deploying.deploy({ project, version: 'lawn-3', replicas: 1 }))).toBe('done');
    expect((await canary())?.ended).toMatchObject({ how: 'aborted', why: { kind: 'overtaken' } });
    expect(await outcome(await deploying.deploy({ project, version: 'lawn-4', replicas: 1 }))).toBe('done');
    expect(await canary()).toBeUndefined();
  });
});

describe('a canary that the gate refused', () => {
  const refused = () =>
    new Fault('gate-refused', 'The gate refused "lawn-2": 58 of 60 right.', 'say why', {
      details: { case: 'said-no', version: 'lawn-2' },
    });

  it('says so from its start, and is promoted only by a person who gives a reason', async () => {
    refusal = refused();
    expect(await outcome(await deploying.canary({ ...order, byHand: false }))).toBe('done');
    expect(await canary()).toMatchObject({ byHand: true, refused: { code: 'gate-refused', message: refusal.message } });
    const hint = expect.stringContaining('meadow deploy promote --force');
    await expect(deploying.promote({ project })).rejects.toMatchObject({ code: 'gate-refused', hint });
    expect(live).toBe('lawn-1');
    expect(await outcome(await deploying.promote({ project, force: 'New camera' }))).toBe('done');
    expect({ live, reason, promoted }).toEqual({ live: 'lawn-2', reason: 'New camera', promoted: false });
  });

  it('is not asked about where the deployment does not follow the live version', async () => {
    const pinned = { project, target: { kind: 'processes' as const }, version: 'lawn-1', replicas: 1 };
    expect(await outcome(await deploying.deploy(pinned))).toBe('done');
    refusal = refused();
    expect(await outcome(await deploying.canary({ ...order, byHand: false }))).toBe('done');
    expect((await canary())?.refused).toBeUndefined();
    expect((await canary())?.byHand).toBe(false);
  });
});

it('is told a renewed key as the champion is', async () => {
  expect(await outcome(await deploying.canary(order))).toBe('done');
  key = 'second';
  await deploying.look(project);
  await expect.poll(() => there.champion?.access.access).toMatchObject({ key: 'second' });
  await expect.poll(() => there.canary?.access.access).toMatchObject({ key: 'second' });
  expect(await canary()).toMatchObject({ version: 'lawn-2', state: 'watched' });
});

it('writes nothing down while nothing changes', async () => {
  expect(await outcome(await deploying.canary(order))).toBe('done');
  await expect.poll(async () => Reflect.get(kept.get('canaries') as object, project).copies).toBeDefined();
  const [before, since] = [written, looked];
  await expect.poll(() => looked - since).toBeGreaterThan(5);
  expect(written).toBe(before);
});

describe('copies that are not its own', () => {
  it.each([
    ['where nothing could be prepared', 'prepare', away()],
    ['where what was asked for was refused', 'askCanary', conflict()],
  ] as const)('are left alone %s', async (_, what, fault) => {
    const others = { ...there.champion!, version: 'lawn-2' };
    there.canary = others;
    wrong[what] = fault;
    expect(await outcome(await deploying.canary(order))).toBe('failed');
    expect(there.canary).toBe(others);
    expect(ended).toBe(0);
    expect((await canary())?.ended).toMatchObject({ how: 'aborted', why: { kind: 'not-ready' } });
  });

  it('are left alone where somebody else deployed another version in their place', async () => {
    expect(await outcome(await deploying.canary(order))).toBe('done');
    there.canary = { ...there.canary!, version: 'lawn-9' };
    await expect.poll(async () => (await canary())?.ended).toMatchObject({ how: 'aborted', why: { kind: 'gone' } });
    expect(there.canary.version).toBe('lawn-9');
  });
});

it('does not begin beside a champion none of whose copies is ready', async () => {
  wrong.ready = away();
  await expect(deploying.canary(order)).rejects.toMatchObject({ code: 'canary-alone' });
  expect(there.canary).toBeUndefined();
});
