import { Fault } from '../domain/fault.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import { BY_ITSELF } from './by-itself.ts';
import { readRecord } from './run-records.ts';
import { type Deployed, promotedShape, requestShape } from './run-shapes.ts';
import type { StackAround, StepContext } from './step.ts';

/** Milliseconds the API has to answer with another version: each replica is sent its file, and verifies it. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 1000;

/**
 * Waits until all replicas of the stack's API answer with the version that went live. A core tells them; where none
 * works on these records, one that starts later does. Throws `replicas-down`, where trying again can help.
 */
export async function deploy(context: StepContext): Promise<Deployed> {
  const { catalog, clock, objects, run, report, signal, stack } = context;
  const { version, live } = await readRecord(objects, run, 'promote', promotedShape);
  const { project } = await readRecord(objects, run, 'request', requestShape);
  const without = (why: string): Deployed => ({ version, replicas: 0, why });
  if (!live) return without('It did not go live.');
  if (!stack) return without('Here is no API of the stack.');
  const end = clock.now().getTime() + PATIENCE_MS;
  while (true) {
    if ((await catalog.live.champion(project.id))?.version !== version) return without('Another version went live.');
    if ((await stack.answersFor()) !== project.id) return without('The API answers for another project.');
    const found = await look(stack);
    report({ stage: 'deploy', done: found.answer, total: Math.max(found.replicas, 1) });
    if (found.replicas === 0) return without('No API runs.');
    if (found.answer === found.replicas) return { version, replicas: found.replicas };
    if (!(await isWatched(catalog.leases))) return without('No Meadow tells the API now; one that starts does.');
    if (clock.now().getTime() > end) throw notAnswering(version, found);
    await clock.sleep(LOOK_MS, signal);
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
