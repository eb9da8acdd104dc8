import { join } from 'node:path';
import { createAirflowCalls } from '../adapters/airflow/calls.ts';
import { createDagRuns, type DagRuns } from '../adapters/airflow/runs.ts';
import type { AirflowSettings } from '../adapters/airflow/settings.ts';
import { addressFiles } from '../domain/stack/record-addresses.ts';
import { readAddresses } from './read-addresses.ts';

/** The Airflow whose address lies with those of the records; none where the stack has none. */
export async function findAirflow(at: string): Promise<AirflowSettings | undefined> {
  const { airflow } = await readAddresses(at);
  return airflow && { ...airflow, passwordFile: join(at, addressFiles.airflowPassword) };
}

/** The runs of its pipeline of trainings. */
export async function findDagRuns(at: string): Promise<DagRuns | undefined> {
  const airflow = await findAirflow(at);
  return airflow && createDagRuns(createAirflowCalls(airflow));
}
