import type { AirflowCalls } from '../adapters/airflow/calls.ts';
import type { PipelineClock } from '../ports/pipeline-clock.ts';
import { findAirflow } from './airflow-at.ts';
import { noAirflow } from './stack-orchestrator.ts';

/** The clock of the Airflow whose address lies with those of the records; that is read each time. */
export function openStackClock(at: string): PipelineClock {
  /** Signed in once, for as long as it is at the same place. */
  let known: { address: string; calls: AirflowCalls } | undefined;
  const open = async () => {
    const airflow = await findAirflow(at);
    if (!airflow) throw noAirflow();
    const { createAirflowCalls } = await import('../adapters/airflow/calls.ts');
    if (known?.address !== airflow.address) known = { address: airflow.address, calls: createAirflowCalls(airflow) };
    const { createAirflowClock } = await import('../adapters/airflow/clock.ts');
    return createAirflowClock(known.calls);
  };
  return {
    tellOfPhotos: async () => (await open()).tellOfPhotos(),
    nextLook: async (trigger) => (await open()).nextLook(trigger),
  };
}
