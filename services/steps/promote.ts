import { asFault } from '../domain/fault.ts';
import { readRecord } from './run-records.ts';
import { gatedShape, type Promoted, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Who switches where no person does. */
const BY = 'Meadow';

/**
 * Makes the run's version live where the gate found it good enough and nobody wants to be asked; the first version of a
 * project has no other to be weighed against. Else it stays the challenger. So it does where another version went live
 * since the gate compared.
 */
export async function promote(context: StepContext): Promise<Promoted> {
  const { catalog, clock, objects, run, report } = context;
  const { project, policy } = await readRecord(objects, run, 'request', requestShape);
  const { version, champion, passed, reason } = await readRecord(objects, run, 'gate', gatedShape);
  report({ stage: 'promote', done: 0, total: 1 });
  const live = (await catalog.live.champion(project.id))?.version;
  const wanted = passed && (policy === 'by-itself' || champion === undefined) && live === champion;
  const isLive = live === version || (wanted && (await goLive()));
  report({ stage: 'promote', done: 1, total: 1 });
  return { version, live: isLive };

  async function goLive(): Promise<boolean> {
    const change = { project: project.id, version, how: 'gate', by: BY, reason, at: clock.now() } as const;
    try {
      await catalog.live.switch(change, champion);
      return true;
    } catch (thrown) {
      if (asFault(thrown).code === 'already-running') return false;
      throw thrown;
    }
  }
}
