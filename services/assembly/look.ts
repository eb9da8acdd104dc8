import { randomUUID } from 'node:crypto';
import type { TriggerName } from '../../contract/shapes/trigger.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { openHome } from '../adapters/local/home.ts';
import { createPower } from '../adapters/local/power.ts';
import { createStderrLog } from '../adapters/node/stderr-log.ts';
import { createHeldCatalog } from '../moving/held-catalog.ts';
import { chosenOf } from '../training/orchestrators.ts';
import { lookForAirflow, type Order } from '../triggers/look-for-airflow.ts';
import { createLookLeases } from '../triggers/look-leases.ts';
import { createClosing } from './closing.ts';
import { openRecordsOf } from './records-of.ts';
import type { StepPlace } from './step.ts';

/** Looks at triggers of the stack's projects on Airflow's behalf; gives the trainings it is to begin. */
export async function lookAt(
  { home: folder, recordsAt }: StepPlace,
  only: readonly TriggerName[],
  signal: AbortSignal,
): Promise<Order[]> {
  const closing = createClosing();
  try {
    const log = createStderrLog('look');
    const records = await openRecordsOf({ home: await openHome(folder), recordsAt, log });
    closing.defer(records.close);
    const clock = systemClock;
    const catalog = createHeldCatalog(records.catalog, { clock, movedTo: async () => undefined });
    const parts = {
      catalog,
      objects: records.objects,
      clock,
      log,
      power: createPower(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      chosen: (project: string) => chosenOf(catalog.settings, project),
      alone: createLookLeases(catalog.leases, `look ${randomUUID()}`, clock),
    };
    return await lookForAirflow(parts, only, signal);
  } finally {
    await closing.close();
  }
}
