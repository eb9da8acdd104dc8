import { Fault, FREE_SPACE } from '../../domain/fault.ts';
import { portTaken } from '../../domain/stack/port-taken.ts';

interface Told {
  code?: unknown;
  statusCode?: unknown;
  json?: unknown;
}

const NOT_THERE = ['ENOENT', 'ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'];
const LOST = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET'];

export const statusOf = (thrown: unknown): number | undefined => {
  const { statusCode } = Object(thrown) as Told;
  return typeof statusCode === 'number' ? statusCode : undefined;
};

/** The engine's own words. */
export function wordsOf(thrown: unknown): string {
  const { json } = Object(thrown) as Told;
  const message = Reflect.get(Object(json), 'message');
  if (typeof message === 'string') return message.trim();
  return (thrown instanceof Error ? thrown.message : String(thrown)).trim();
}

export const engineGone = (cause?: unknown): Fault =>
  new Fault(
    'engine-gone',
    'The container engine does not answer any more.',
    'Start it again, then do it again: what was done is kept.',
    { cause },
  );

/** What an engine threw, in words a person understands. */
export function engineFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const { code } = Object(thrown) as Told;
  const words = wordsOf(thrown);
  if (code === 'EACCES' || code === 'EPERM') return forbidden(thrown);
  if (typeof code === 'string' && [...NOT_THERE, ...LOST].includes(code)) return engineGone(thrown);
  if (/socket hang up|\baborted\b/.test(words) && statusOf(thrown) === undefined) return engineGone(thrown);
  if (/no space left on device/i.test(words))
    return new Fault('disk-full', 'The disk of the container engine is full.', FREE_SPACE, {
      details: { case: 'engine' },
      cause: thrown,
    });
  return taken(words, thrown) ?? refused(words, thrown);
}

const forbidden = (cause: unknown): Fault =>
  new Fault(
    'engine-forbidden',
    'The container engine is there, and does not let you in.',
    'On Linux, ask to be put into the group "docker", then log in anew; elsewhere start the engine as yourself.',
    { cause },
  );

function taken(words: string, cause: unknown): Fault | undefined {
  const told = portTaken(words);
  if (!told) return undefined;
  return new Fault(
    'port-taken',
    told.port === undefined ? 'A port of this computer is taken.' : `Port ${told.port} of this computer is taken.`,
    'Choose another port on the Stack page, or end the program that has it.',
    { details: told.port === undefined ? { case: 'stack-some' } : { case: 'stack', port: told.port }, cause },
  );
}

const refused = (words: string, cause: unknown): Fault =>
  new Fault('engine-refused', `The container engine refused: ${words}`, 'Try again; if it stays, restart the engine.', {
    details: { case: 'said-no', said: words, words },
    cause,
  });
