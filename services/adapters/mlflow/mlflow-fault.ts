import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import { type Reason, reasonFor, reasonSaid } from '../../domain/reason.ts';
import { remoteFaults } from '../../domain/remote-fault.ts';

const faults = remoteFaults('MLflow');
const errorShape = z.object({ error_code: z.string(), message: z.string().default('') });

/**
 * What no trying again changes. Its other code for a bad request also stands for trouble with its database that passes
 * (mlflow/store/db/utils.py).
 */
const FINAL: ReadonlySet<string> = new Set(['INVALID_PARAMETER_VALUE', 'INVALID_STATE', 'RESOURCE_ALREADY_EXISTS']);

/** Why MLflow does not do what it was asked; its own code is the cause. */
class Refusal extends Error {
  readonly code: string;
  constructor(code: string, said: string) {
    super(said);
    this.code = code;
  }
}

/** Whether a fault comes of one of MLflow's own codes. */
const isRefusal = (thrown: unknown, ...codes: string[]): boolean =>
  thrown instanceof Fault && thrown.cause instanceof Refusal && codes.includes(thrown.cause.code);

export const isMissing = (thrown: unknown): boolean => isRefusal(thrown, 'RESOURCE_DOES_NOT_EXIST');
export const isThere = (thrown: unknown): boolean => isRefusal(thrown, 'RESOURCE_ALREADY_EXISTS');

/** Somebody deleted the run or the experiment that Meadow knows. */
export const isDeleted = (thrown: unknown): boolean =>
  isMissing(thrown) ||
  (isRefusal(thrown, 'INVALID_PARAMETER_VALUE', 'INVALID_STATE') &&
    /must be in the 'active' state/.test(String(Object(Object(thrown).cause).message)));

/** An answer that is none of MLflow's. */
export const somethingElse = (cause?: unknown): Fault => faults.failed(reasonFor('something-else'), cause);

/** What an answer that is no success says. */
export function faultIn(status: number, text: string): Fault {
  const { data } = errorShape.safeParse(parsed(text));
  const said = (data?.message ?? text.trim().slice(0, 200)).split('\n')[0]!.replace(/\.$/, '');
  if (status === 401 || status === 403) return faults.refused(refusalOf(said));
  if (status === 507) return faults.full();
  if (data?.error_code === 'RESOURCE_DOES_NOT_EXIST')
    return new Fault('not-found', `MLflow does not know it: ${said}.`, 'It may have been deleted there.', {
      details: { case: 'mlflow', said },
      cause: new Refusal(data.error_code, said),
    });
  if (data && FINAL.has(data.error_code))
    return new Fault('bad-request', `MLflow did not take it: ${said}.`, 'Look at what was sent.', {
      details: { case: 'mlflow-refused', said },
      cause: new Refusal(data.error_code, data.message),
    });
  if (!data && status < 500) return somethingElse();
  return faults.failed(reasonSaid(said));
}

const refusalOf = (said: string): Reason | undefined =>
  /host header/i.test(said) ? reasonFor('allowed-hosts') : undefined;

/** Whatever kept an answer from coming. */
export const asMlflowFault = faults.from;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
