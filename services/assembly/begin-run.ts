import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { trainingMode } from '../../contract/shapes/run.ts';
import { runCause } from '../../contract/shapes/trigger.ts';
import { isActive } from '../adapters/airflow/runs.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { openHome } from '../adapters/local/home.ts';
import { createStderrLog } from '../adapters/node/stderr-log.ts';
import { CommandFault } from '../domain/command-fault.ts';
import { type BeginParts, beginElsewhere } from '../training/begin-elsewhere.ts';
import { createTrainLeases } from '../training/train-leases.ts';
import { findDagRuns } from './airflow-at.ts';
import { openRecordsOf } from './records-of.ts';
import type { StepPlace } from './step.ts';

/** What Airflow says of a training that it begins. */
const begunShape = z.object({
  /** Where a core asked for it. */
  run: z.string().optional(),
  project: z.string().default(''),
  mode: trainingMode.default('quick'),
  /** As JSON; nothing where no trigger began it. */
  cause: z
    .string()
    .optional()
    .transform((text) => (text ? runCause.parse(JSON.parse(text)) : undefined)),
  order: z.string().optional(),
  /** Airflow's name of the run, and its page for people. */
  id: z.string().min(1),
  page: z.url(),
});

/** Makes the record of a training that Airflow begins, where it has none. Throws `bad-request` and what `beginElsewhere` throws. */
export async function beginRunAt(
  { home: folder, recordsAt }: StepPlace,
  said: object,
): Promise<{ run: string } | { skip: string }> {
  const { id, page, ...begun } = readBegun(said);
  const home = await openHome(folder);
  const records = await openRecordsOf({ home, recordsAt, log: createStderrLog('step') });
  try {
    const leases = createTrainLeases(records.catalog.leases, `begin ${randomUUID()}`, systemClock);
    const goesOn = await lookThere(recordsAt);
    const parts = { ...records, clock: systemClock, leases, goesOn };
    const run = await beginElsewhere(parts, { ...begun, there: { id, page } });
    await records.settle();
    return run;
  } finally {
    await records.close();
  }
}

/** Asks Airflow whether a run goes on; where it cannot be asked, it does: the one that waits tries again. */
async function lookThere(at: string | undefined): Promise<BeginParts['goesOn']> {
  const runs = at === undefined ? undefined : await findDagRuns(at);
  if (!runs) return async () => 'running';
  return (id) =>
    runs.find(id).then(
      (run) => (run && isActive(run) ? (run.state === 'queued' ? 'queued' : 'running') : undefined),
      () => 'running',
    );
}

function readBegun(said: object) {
  try {
    return begunShape.parse(said);
  } catch (cause) {
    throw new CommandFault(
      'bad-request',
      'What is to be trained was not understood.',
      'Use: step begin (--run ID | --project ID --mode quick|thorough|deep [--cause JSON] [--order ID]) --id RUN --page ADDRESS.',
      { cause },
    );
  }
}
