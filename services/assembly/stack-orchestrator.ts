import { RETRAIN } from '../domain/airflow-run.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { outOfSight } from '../domain/out-of-sight.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';
import { findAirflow } from './airflow-at.ts';
import type { Machine } from './machine.ts';

export interface StackOrchestrator extends Orchestrator {
  /** The stack has one. */
  isThere(): Promise<boolean>;
  /** Where people see a run now; none where the stack has no Airflow. */
  pageOf(id: string): Promise<string | undefined>;
}

/** Runs the steps of trainings by the Airflow whose address lies with those of the records; that is read for each run. */
export function openStackOrchestrator(
  at: string,
  { clock, airflowPage: page }: Pick<Machine, 'clock' | 'airflowPage'>,
): StackOrchestrator {
  const open = async () => {
    const airflow = await findAirflow(at);
    if (!airflow) throw noAirflow();
    const { createAirflowOrchestrator } = await import('../adapters/airflow/orchestrator.ts');
    return createAirflowOrchestrator({ ...airflow, page }, clock);
  };
  return {
    isThere: async () => (await findAirflow(at)) !== undefined,
    async pageOf(id) {
      const airflow = await findAirflow(at).catch(() => undefined);
      if (!airflow) return undefined;
      const { runPage } = await import('../adapters/airflow/dag-run.ts');
      return runPage(page ?? airflow.address, RETRAIN, id);
    },
    async run(order, watch) {
      const opened = await open().catch((thrown: unknown) => {
        throw order.follow ? outOfSight(asFault(thrown)) : thrown;
      });
      await opened.run(order, watch);
    },
    end: async (there) => (await open()).end?.(there),
  };
}

export const noAirflow = () =>
  new Fault(
    'stack-off',
    'The stack runs without Airflow.',
    'Switch it on on the Stack page, or train on this computer.',
    {
      details: { case: 'no-airflow', service: 'airflow' },
    },
  );
