import type { ClusterRollout } from '../../contract/shapes/cluster-rollout.ts';
import { Fault } from '../domain/fault.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import { BY_ITSELF } from './by-itself.ts';
import { createDesiredStates } from './desired-state.ts';
import { readRecord } from './run-records.ts';
import { type Deployed, promotedShape, requestShape } from './run-shapes.ts';
import type { StackAround, StepContext } from './step.ts';

/** Milliseconds the API has to answer with another version: each replica is sent its file, and verifies it. */
const PATIENCE_MS = 120_000;
/** Milliseconds a Meadow with access to a cluster has to be there and bring the version into it. */
const ACCESS_MS = 600_000;
const LOOK_MS = 1000;

/**
 * Writes down that the version that went live is wanted wherever the project is deployed, and waits until all replicas of
 * the stack's API answer with it. A core tells them; where none works on these records, one that starts later does. Then
 * it waits for those Meadows that deploy the project to a cluster: they look for what is wanted, and say what came of
 * it. How that ends does not change that the version is live, so it fails no training; the record says it. Throws
 * `replicas-down`, where trying again can help.
 */
export async function deploy(context: StepContext): Promise<Deployed> {
  const { catalog, clock, objects, run, report, signal, stack } = context;
  const { version, live } = await readRecord(objects, run, 'promote', promotedShape);
  const { project } = await readRecord(objects, run, 'request', requestShape);
  const desired = createDesiredStates(catalog, clock);
  const isLive = async () => (await catalog.live.champion(project.id))?.version === version;
  if (!live) return { version, replicas: 0, why: 'It did not go live.', clusters: [] };
  const since = await desired.want(project.id, { run, version });
  return { version, ...(await inApi()), clusters: await inClusters() };

  async function inApi(): Promise<Pick<Deployed, 'replicas' | 'why'>> {
    const without = (why: string) => ({ replicas: 0, why });
    if (!stack) return without('Here is no API of the stack.');
    const end = clock.now().getTime() + PATIENCE_MS;
    while (true) {
      if (!(await isLive())) return without('Another version went live.');
      if ((await stack.answersFor()) !== project.id) return without('The API answers for another project.');
      const found = await look(stack);
      report({ stage: 'deploy', done: found.answer, total: Math.max(found.replicas, 1) });
      if (found.replicas === 0) return without('No API runs.');
      if (found.answer === found.replicas) return { replicas: found.replicas };
      if (!(await isWatched(catalog.leases))) return without('No Meadow tells the API now; one that starts does.');
      if (clock.now().getTime() > end) throw notAnswering(version, found);
      await clock.sleep(LOOK_MS, signal);
    }
  }

  async function inClusters(): Promise<ClusterRollout[]> {
    const end = since.getTime() + ACCESS_MS;
    while (true) {
      const rollouts = await desired.rollouts(project.id, run);
      const open = rollouts.filter(({ state }) => state === 'waiting' || state === 'under-way');
      const waits = open.some(({ state }) => state === 'waiting') && (await isLive());
      const total = rollouts.length;
      if (total > 0) report({ stage: waits ? 'wait-access' : 'deploy', done: total - open.length, total });
      if (open.length === 0 || clock.now().getTime() >= end || !(await isLive())) return rollouts;
      await clock.sleep(LOOK_MS, signal);
    }
  }

  async function look({ replicas }: StackAround) {
    const answering = await replicas.answering();
    return { replicas: answering.length, answer: answering.filter((other) => other === version).length };
  }
}

const isWatched = async (leases: LeaseRecords): Promise<boolean> => (await leases.holder(BY_ITSELF)) !== undefined;

const notAnswering = (version: string, { answer, replicas }: { answer: number; replicas: number }): Fault =>
  new Fault(
    'replicas-down',
    `${answer} of ${replicas} replicas of the API answer with "${version}" after two minutes.`,
    'Look at "api" and "web" on the Stack page; it is tried again.',
    { details: { version, answer, replicas } },
  );
