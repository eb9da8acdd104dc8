import { createReplicas } from '../adapters/http/replicas.ts';
import { addressesOf } from '../adapters/node/addresses-of.ts';
import { createSettings } from '../settings/settings.ts';
import type { StackAround } from '../steps/step.ts';
import { findDagRuns } from './airflow-at.ts';
import { readAddresses } from './read-addresses.ts';
import type { Records } from './records.ts';

/** What a step sees of the stack besides its records; none where it does not run in it. */
export async function lookAround(at: string, { catalog }: Pick<Records, 'catalog'>): Promise<StackAround | undefined> {
  const [{ api }, runs] = await Promise.all([readAddresses(at), findDagRuns(at)]);
  if (!runs || !api) return undefined;
  const settings = createSettings({ records: catalog.settings, emit: () => undefined });
  return {
    replicas: createReplicas(() => addressesOf(api.name), api.port),
    note: runs.note,
    async answersFor() {
      const { project } = await settings.get();
      return (await catalog.projects.find(project))?.id ?? (await catalog.projects.list())[0]?.id ?? project;
    },
  };
}
