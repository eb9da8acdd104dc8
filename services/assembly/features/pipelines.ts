import { Fault } from '../../domain/fault.ts';
import { doorOf } from '../../domain/stack/door-of.ts';
import { addressFiles, type RecordAddresses, recordAddresses } from '../../domain/stack/record-addresses.ts';
import type { BoardPlace } from '../../pipelines/connection.ts';
import type { Pipelines } from '../../pipelines/pipelines.ts';
import { findAirflow } from '../airflow-at.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';
import type { FindStack } from './moving.ts';

/** The service of the stack, and the port it listens on inside. */
const SERVICE = 'airflow-api';
const PORT = 8080;

type Airflow = NonNullable<RecordAddresses['airflow']>;

const placeIn = (addresses: string, password: string): Airflow & { password: string } => {
  const { airflow } = recordAddresses.parse(JSON.parse(addresses));
  if (!airflow) throw off();
  return { ...airflow, password: password.trim() };
};

/** In the stack its address lies with those of the records. */
const findInside = (at: string, page: string | undefined) => async (): Promise<BoardPlace> => {
  const airflow = await findAirflow(at);
  if (!airflow) throw off();
  return { ...airflow, page };
};

/** A laptop's core asks the engine. The password is read once for each container, or when it is good no longer. */
function findByEngine({ stack }: Joined) {
  let known: { id: string; user: string; password: string } | undefined;
  return async (anew: boolean): Promise<BoardPlace> => {
    const { id, ports } = await stack.inside.service(SERVICE);
    const door = doorOf(ports, PORT);
    if (!door) throw off();
    if (anew || known?.id !== id) {
      const texts = await stack.recordPlace();
      known = { ...placeIn(texts[addressFiles.addresses], texts[addressFiles.airflowPassword]), id };
    }
    return { address: `http://${door.host}:${door.port}`, user: known.user, password: known.password };
  };
}

const off = (): Fault =>
  new Fault('stack-off', 'The stack runs without Airflow.', 'Switch it on on the Stack page.', {
    details: { case: 'no-airflow', service: SERVICE },
  });

async function openPipelines(ground: Ground, others: Joined, findStack: FindStack): Promise<Pipelines> {
  const { createPipelines } = await import('../../pipelines/pipelines.ts');
  const { clock, opened, recordsAt, airflowPage } = ground;
  // Trainings of the stack are in its records alone.
  const inStack = () => opened.get('stack');
  return createPipelines({
    clock,
    find: recordsAt === undefined ? findByEngine(others) : findInside(recordsAt, airflowPage),
    async open(place) {
      const { createAirflowBoard } = await import('../../adapters/airflow/board.ts');
      return createAirflowBoard(place, clock);
    },
    training: async (run) => inStack()?.ground.catalog.runs.find(run),
    // What is cancelled is written down: its records are opened for that where they were not.
    async cancelTraining(run) {
      const there = inStack() ?? (await findStack()?.reach());
      await there?.joined.training.cancel({ run });
    },
    measurements: async (run) => inStack()?.ground.tracker.pageOf(run),
  });
}

/** Nothing of it is loaded before it is asked for, as with the stack it is a part of. */
export const joinPipelines = (ground: Ground, others: Joined, findStack: FindStack): Pipelines => {
  let opened: Promise<Pipelines> | undefined;
  const pipelines = () => {
    opened ??= openPipelines(ground, others, findStack);
    return opened;
  };
  return {
    overview: async () => (await pipelines()).overview(),
    runs: async (input) => (await pipelines()).runs(input),
    run: async (input) => (await pipelines()).run(input),
    async *log(input, signal) {
      yield* await (await pipelines()).log(input, signal);
    },
    switch: async (input) => (await pipelines()).switch(input),
    cancel: async (input) => (await pipelines()).cancel(input),
  };
};
