import { join } from 'node:path';
import { Fault } from '../domain/fault.ts';
import { addressFiles } from '../domain/stack/record-addresses.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';
import type { Machine } from './machine.ts';
import { readAddresses } from './read-addresses.ts';

export interface StackOrchestrator extends Orchestrator {
  /** The stack has one. */
  isThere(): Promise<boolean>;
}

/** Runs the steps of trainings by the Airflow whose address lies with those of the records; that is read for each run. */
export function openStackOrchestrator(
  at: string,
  { clock, airflowPage: page }: Pick<Machine, 'clock' | 'airflowPage'>,
): StackOrchestrator {
  const find = async () => (await readAddresses(at)).airflow;
  const open = async () => {
    const airflow = await find();
    if (!airflow) throw noAirflow();
    const { createAirflowOrchestrator } = await import('../adapters/airflow/orchestrator.ts');
    const passwordFile = join(at, addressFiles.airflowPassword);
    return createAirflowOrchestrator({ ...airflow, passwordFile, page }, clock);
  };
  return {
    isThere: async () => (await find()) !== undefined,
    run: async (order, watch) => (await open()).run(order, watch),
    end: async (there) => (await open()).end?.(there),
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
