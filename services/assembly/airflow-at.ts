import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AirflowSettings } from '../adapters/airflow/settings.ts';
import { addressFiles, recordAddresses } from '../domain/stack/record-addresses.ts';

/** The Airflow whose address lies with those of the records; none where the stack has none. */
export async function findAirflow(at: string): Promise<AirflowSettings | undefined> {
  const { airflow } = recordAddresses.parse(JSON.parse(await readFile(join(at, addressFiles.addresses), 'utf8')));
  return airflow && { ...airflow, passwordFile: join(at, addressFiles.airflowPassword) };
}
