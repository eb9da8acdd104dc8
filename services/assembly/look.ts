import { randomUUID } from 'node:crypto';
import type { TriggerName } from '../../contract/shapes/trigger.ts';
import { isActive } from '../adapters/airflow/runs.ts';
import { systemClock as clock } from '../adapters/local/clock.ts';
import { openHome } from '../adapters/local/home.ts';
import { createPower } from '../adapters/local/power.ts';
import { createStderrLog } from '../adapters/node/stderr-log.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createLookLeases } from '../jobs/look-leases.ts';
import { createHeldCatalog } from '../moving/held-catalog.ts';
import { type Taken, takeInbox } from '../photos/take-inbox.ts';
import { chosenOf } from '../training/orchestrators.ts';
import { lookForAirflow, type Order } from '../triggers/look-for-airflow.ts';
import { findDagRuns } from './airflow-at.ts';
import { createClosing } from './closing.ts';
import { openStackInbox } from './stack-inbox.ts';
import { openStackRecords } from './stack-records.ts';

export interface LookPlace {
  /** The data folder of this machine. */
  home: string;
  /** The folder in which the addresses of the stack's records lie. */
  recordsAt: string;
}

const log = createStderrLog('look');

/** Looks at triggers of the stack's projects on Airflow's behalf; gives the trainings it is to begin. */
export const lookAt = (place: LookPlace, only: readonly TriggerName[], signal: AbortSignal): Promise<Order[]> =>
  withStack(place, async (records) => {
    const runs = await findDagRuns(place.recordsAt);
    const parts = {
      ...records,
      clock,
      log,
      power: createPower(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      hasEnded: async (order: string) => {
        const run = await runs?.find(order).catch(() => undefined);
        return run !== undefined && !isActive(run);
      },
      chosen: (project: string) => chosenOf(records.catalog.settings, project),
    };
    return lookForAirflow(parts, only, signal);
  });

/** Takes the photos in the stack's inbox into their projects. */
export const takeInboxAt = (place: LookPlace, signal: AbortSignal): Promise<Taken> =>
  withStack(place, async (records) => {
    const inbox = await openStackInbox(place.recordsAt);
    try {
      return await takeInbox({ ...records, clock, inbox, decoder: createSharpDecoder() }, signal);
    } finally {
      inbox.close();
    }
  });

async function withStack<T>(
  { home: folder, recordsAt: at }: LookPlace,
  work: (records: Awaited<ReturnType<typeof openStack>>) => Promise<T>,
): Promise<T> {
  const closing = createClosing();
  try {
    const records = await openStack(folder, at);
    closing.defer(records.close);
    const said = await work(records);
    // What a step could not tell MLflow, which was away, is told by the next look: no step may run for a week.
    await records.settle();
    return said;
  } finally {
    await closing.close();
  }
}

async function openStack(folder: string, at: string) {
  const records = await openStackRecords({ at, home: await openHome(folder), log });
  const catalog = createHeldCatalog(records.catalog, { clock, movedTo: async () => undefined });
  return { ...records, catalog, alone: createLookLeases(catalog.leases, `look ${randomUUID()}`, clock) };
}
