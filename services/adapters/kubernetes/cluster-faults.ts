import { Fault } from '../../domain/fault.ts';

interface Told {
  code?: unknown;
  statusCode?: unknown;
  body?: unknown;
  cause?: unknown;
  name?: unknown;
}

/** A cause in a Status object (Kubernetes API, `meta/v1`). */
interface Cause {
  reason?: string;
  message?: string;
  field?: string;
}

interface Status {
  message?: string;
  reason?: string;
  details?: { causes?: Cause[] };
}

export const statusOf = (thrown: unknown): number | undefined => {
  const { code, statusCode } = Object(thrown) as Told;
  return [code, statusCode].find((each) => typeof each === 'number') as number | undefined;
};

/** The Status object of an answer, whichever way the client hands it on. */
function statusObject(thrown: unknown): Status {
  const { body } = Object(thrown) as Told;
  if (typeof body !== 'string') return (Object(body) as Status) ?? {};
  try {
    return Object(JSON.parse(body)) as Status;
  } catch {
    return { message: body };
  }
}

/** The cluster's own words. */
export function wordsOf(thrown: unknown): string {
  const { message } = statusObject(thrown);
  if (message) return message.trim().slice(0, 1000);
  const { cause } = Object(thrown) as Told;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return (cause instanceof Error && cause.message ? `${words}: ${cause.message}` : words).trim().slice(0, 1000);
}

export const clusterGone = (cause?: unknown): Fault =>
  new Fault(
    'cluster-gone',
    'The cluster does not answer.',
    'Start it, or wait until it has started; what runs in it is not touched.',
    { cause, details: cause === undefined ? {} : { words: wordsOf(cause) } },
  );

export const isMissing = (thrown: unknown): boolean => statusOf(thrown) === 404;

/** For what may not be there, or be gone already. */
export const unlessGone = (thrown: unknown): undefined => {
  if (!isMissing(thrown)) throw thrown;
  return undefined;
};

/** What the client of a cluster threw, in words a person understands. */
export function clusterFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const status = statusOf(thrown);
  const words = wordsOf(thrown);
  if (status === 401) return refusedUser(words, thrown);
  if (status === 403) return NO_RIGHTS_MATTER.test(words) ? refused(words, thrown) : forbidden(words, thrown);
  if (status === 409) return conflict(thrown) ?? refused(words, thrown);
  if (status !== undefined && status < 500 && status >= 400) return refused(words, thrown);
  return clusterGone(thrown);
}

/** It could not sign in, or is not known there. */
export const refusedUser = (words: string, cause: unknown): Fault =>
  new Fault(
    'cluster-refused',
    `The cluster does not let you in: ${words}`,
    'Sign in to the cluster again, or have its kubeconfig written anew: it may be that of a cluster that was reset.',
    { details: { case: 'no-entry', said: words, words }, cause },
  );

const forbidden = (words: string, cause: unknown): Fault =>
  new Fault(
    'cluster-forbidden',
    `This account may not do that in the cluster: ${words}`,
    'Ask whoever looks after the cluster for the rights, or choose another context.',
    { details: { words }, cause },
  );

/** It answers 403 as well where nobody may: there is no room, or what was there is still being removed. */
const NO_RIGHTS_MATTER = /exceeded quota|being terminated/i;

const refused = (words: string, cause: unknown): Fault =>
  new Fault('cluster-refused', `The cluster refused: ${words}`, 'Mend what it says, then do it again.', {
    details: { case: 'said-no', said: words, words },
    cause,
  });

const OTHER_MANAGER = /conflict with "([^"]+)"/;

/** Somebody else set fields that are to be set now (server-side apply). */
function conflict(thrown: unknown): Fault | undefined {
  const causes = statusObject(thrown).details?.causes?.filter(({ reason }) => reason === 'FieldManagerConflict') ?? [];
  if (causes.length === 0) return undefined;
  const who = [...new Set(causes.map(({ message = '' }) => OTHER_MANAGER.exec(message)?.[1] ?? message))].join(', ');
  const fields = causes.map(({ field = '' }) => field.replace(/^\./, '')).join(', ');
  return new Fault(
    'deploy-conflict',
    `Somebody else changed the deployment: ${who} set ${fields}.`,
    'Take it over to set it as Meadow has it, or leave it as it is.',
    { details: { who, fields }, cause: thrown },
  );
}
