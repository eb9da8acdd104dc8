import { beforeEach, describe, expect, it } from 'vitest';
import type { Cluster } from '../../../contract/shapes/deployment.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import { Fault } from '../../domain/fault.ts';
import { createEvents } from '../../events/events.ts';
import { createJobs, type Jobs } from '../../jobs/jobs.ts';
import type { ClusterStacks, StackThere } from '../../ports/cluster-stack.ts';
import { createEveryService, type EveryService } from './every-service.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const clusterNamed = (context: string): Cluster => ({
  context,
  kind: 'kind',
  server: 'https://127.0.0.1:6443',
  local: true,
  current: false,
});
const redis = { name: 'redis', state: 'ready', ready: 1, wanted: 1, restarts: 0 } as const;

describe('every service', () => {
  let contexts: string[];
  /** What is in each cluster, as long as that is there. */
  let there: Map<string, StackThere>;
  let kept: Map<string, unknown>;
  let jobs: Jobs;
  let every: EveryService;

  const stacksOf = (context: string): ClusterStacks => ({
    namespace: 'meadow',
    images: async () => [],
    has: async () => true,
    put: async () => void there.set(context, { services: [redis], data: true }),
    read: async () => there.get(context),
    remove: async ({ data }) => void (data ? there.delete(context) : there.set(context, { services: [], data: true })),
    connect: async () => {
      throw new Fault('nothing-ready', 'None.', 'Wait.');
    },
  });
  const ended = async ({ job }: { job: string }) => {
    for await (const _ of jobs.watch(job));
    return jobs.get(job);
  };

  beforeEach(() => {
    contexts = ['kind-lawn', 'kind-hill'];
    there = new Map();
    kept = new Map();
    jobs = createJobs({ events: createEvents(), clock: systemClock });
    every = createEveryService({
      records: { get: async (name) => kept.get(name), put: async (name, value) => void kept.set(name, value) },
      jobs,
      clock: systemClock,
      log: quiet,
      open: true,
      clusters: async () => ({ clusters: contexts.map(clusterNamed) }),
      async cluster(context) {
        if (!contexts.includes(context))
          throw new Fault('cluster-missing', 'It is not there.', 'Start it.', { details: { case: 'named', context } });
        return stacksOf(context);
      },
      images: async () => ({ provide: async () => new Map() }),
      examine: async () => [],
    });
  });

  it('is in one cluster at a time, as long as that is there', async () => {
    expect(await ended(await every.up({ context: 'kind-lawn' }))).toMatchObject({ state: 'done' });
    await expect(every.up({ context: 'kind-hill' })).rejects.toMatchObject({ code: 'already-there' });
    contexts = ['kind-hill'];
    expect((await every.read()).stack?.fault).toMatchObject({ code: 'cluster-missing' });
    expect(await ended(await every.up({ context: 'kind-hill' }))).toMatchObject({ state: 'done' });
    expect((await every.read()).stack).toMatchObject({ context: 'kind-hill', settled: true });
  });

  it.each([{}, { data: 'kind-lawn' }])('is forgotten with a cluster that is gone (%j)', async (asked) => {
    await ended(await every.up({ context: 'kind-lawn' }));
    contexts = [];
    expect(await ended(await every.remove(asked))).toMatchObject({ state: 'done' });
    expect(await every.read()).toEqual({});
  });

  it('is kept in mind where its data stays', async () => {
    await ended(await every.up({ context: 'kind-lawn' }));
    expect(await ended(await every.remove({}))).toMatchObject({ state: 'done' });
    expect((await every.read()).stack).toMatchObject({ services: [], data: true });
  });
});
