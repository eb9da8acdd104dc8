import { join } from 'node:path';
import { createAirflowCalls } from '../adapters/airflow/calls.ts';
import { createDagRuns } from '../adapters/airflow/runs.ts';
import { createReplicas } from '../adapters/http/replicas.ts';
import { addressesOf } from '../adapters/node/addresses-of.ts';
import { addressFiles } from '../domain/stack/record-addresses.ts';
import type { StackAround } from '../pipeline/step.ts';
import { createSettings } from '../settings/settings.ts';
import { readAddresses } from './read-addresses.ts';
import type { Records } from './records.ts';

/** What a step sees of the stack besides its records; none where it does not run in it. */
export async function lookAround(at: string, { catalog }: Pick<Records, 'catalog'>): Promise<StackAround | undefined> {
  const { airflow, api } = await readAddresses(at);
  if (!airflow || !api) return undefined;
  const passwordFile = join(at, addressFiles.airflowPassword);
  const settings = createSettings({ records: catalog.settings, emit: () => undefined });
  return {
    replicas: createReplicas(() => addressesOf(api.name), api.port),
    note: createDagRuns(createAirflowCalls({ ...airflow, passwordFile })).note,
    async answersFor() {
      const { project } = await settings.get();
      return (await catalog.projects.find(project))?.id ?? (await catalog.projects.list())[0]?.id ?? project;
    },
  };
}
