import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { reasonFor, reasonSaid } from '../../domain/reason.ts';
import { remoteFaults } from '../../domain/remote-fault.ts';

const faults = remoteFaults('Airflow');
const detailShape = z.object({ detail: z.unknown() });

/** An answer that is no success; its status is kept for who asks on. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, said: string) {
    super(said);
    this.status = status;
  }
}

export const isStatus = (thrown: unknown, status: number): boolean =>
  thrown instanceof Fault && thrown.cause instanceof Refused && thrown.cause.status === status;

export const somethingElse = (cause?: unknown): Fault => faults.failed(reasonFor('something-else'), cause);

/** What an answer that is no success says. */
export function faultIn(status: number, text: string): Fault {
  const said = sentenceIn(text);
  const cause = new Refused(status, said);
  if (status === 401 || status === 403) return faults.refused(undefined, cause);
  return faults.failed(reasonSaid(said), cause);
}

function sentenceIn(text: string): string {
  try {
    const { detail } = detailShape.parse(JSON.parse(text));
    const words = typeof detail === 'string' ? detail : JSON.stringify(detail);
    return words.split('\n')[0]!.slice(0, 200).replace(/\.$/, '');
  } catch {
    return text.trim().split('\n')[0]!.slice(0, 200);
  }
}

/** Whatever kept an answer from coming. */
export const asAirflowFault = faults.from;

/** Airflow is not there for the moment, rather than of another mind. */
export const isAway = (thrown: unknown): boolean => {
  if (!(thrown instanceof Fault)) return false;
  if (thrown.code === 'remote-down' || thrown.code === 'remote-slow') return true;
  return thrown.code === 'remote-failed' && !(thrown.cause instanceof Refused && thrown.cause.status < 500);
};

export const notScheduled = (): Fault =>
  new Fault(
    'no-worker',
    "Airflow's scheduler does not run, so nothing runs the training.",
    'Restart Airflow on the Stack page, then resume the training.',
  );

export const paused = (): Fault =>
  new Fault(
    'pipeline-paused',
    'The pipeline "retrain" is paused in Airflow.',
    "Switch it on on Airflow's page, then start the training again.",
  );

/** `why`: the file, its line, and what is wrong there, where Airflow tells it. */
export const brokenPipeline = (why: string): Fault =>
  new Fault(
    'pipeline-broken',
    `Airflow cannot read the pipeline: ${why}.`,
    "Start the stack with Meadow's own images again; Airflow's page shows the whole error.",
    { details: { why } },
  );

export const died = (task: string): Fault =>
  new Fault(
    'internal',
    `The work ended unexpectedly in Airflow${task && ` (${task})`}.`,
    'Start it again: what it had done is kept.',
    { details: { case: 'airflow-ended', task } },
  );

/** A run, or a task of it, that Airflow does not know any more. */
export const unknownHere = (what: string): Fault =>
  new Fault('not-found', `Airflow knows nothing of ${what}.`, 'It may have been deleted there; look at the list.', {
    details: { case: 'airflow' },
  });
