import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../domain/fault.ts';
import { addressFiles, recordAddresses } from '../domain/stack/record-addresses.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';
import type { Machine } from './machine.ts';

export interface StackOrchestrator extends Orchestrator {
  /** The stack has one. */
  isThere(): Promise<boolean>;
  /** Where people see a run now; none where the stack has no Airflow. */
  pageOf(id: string): Promise<string | undefined>;
}

/** The pipeline that trains. */
const RETRAIN = 'retrain';

/** Runs the steps of trainings by the Airflow whose address lies with those of the records; that is read for each run. */
export function openStackOrchestrator(
  at: string,
  { clock, airflowPage: page }: Pick<Machine, 'clock' | 'airflowPage'>,
): StackOrchestrator {
  const find = async () => {
    const { airflow } = recordAddresses.parse(JSON.parse(await readFile(join(at, addressFiles.addresses), 'utf8')));
    return airflow;
  };
  return {
    isThere: async () => (await find()) !== undefined,
    async pageOf(id) {
      const airflow = await find().catch(() => undefined);
      if (!airflow) return undefined;
      const { runPage } = await import('../adapters/airflow/dag-run.ts');
      return runPage(page ?? airflow.address, RETRAIN, id);
    },
    async run(order, watch) {
      const airflow = await find();
      if (!airflow) throw noAirflow();
      const { createAirflowOrchestrator } = await import('../adapters/airflow/orchestrator.ts');
      const passwordFile = join(at, addressFiles.airflowPassword);
      await createAirflowOrchestrator({ ...airflow, passwordFile, page }, clock).run(order, watch);
    },
  };
}

const noAirflow = () =>
  new Fault(
    'stack-off',
    'The stack runs without Airflow.',
    'Switch it on on the Stack page, or train on this computer.',
    {
      details: { service: 'airflow' },
    },
  );
