import { join } from 'node:path';
import type { AirflowSettings } from '../adapters/airflow/settings.ts';
import { addressFiles } from '../domain/stack/record-addresses.ts';
import { readAddresses } from './read-addresses.ts';

/** The Airflow whose address lies with those of the records; none where the stack has none. */
export async function findAirflow(at: string): Promise<AirflowSettings | undefined> {
  const { airflow } = await readAddresses(at);
  return airflow && { ...airflow, passwordFile: join(at, addressFiles.airflowPassword) };
}
