import { Fault, FREE_SPACE } from '../../../domain/fault.ts';
import { GaveWay } from '../change.ts';

type Kind = 'gave-way' | 'unreachable' | 'refused' | 'busy' | 'full' | 'text';

/** Codes of postgresql.org/docs/current/errcodes-appendix.html, by their beginning, and of Node's sockets. */
const kinds: readonly [begin: string, kind: Kind][] = [
  // Serialization failure, deadlock.
  ['40001', 'gave-way'],
  ['40P01', 'gave-way'],
  // Connection exceptions; shut down, crashed or starting; the deadlines for idle connections.
  ['08', 'unreachable'],
  ['57P', 'unreachable'],
  ['25P03', 'unreachable'],
  ['ECONN', 'unreachable'],
  ['EPIPE', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['EHOST', 'unreachable'],
  ['ENET', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  // Wrong password or user, no such database, not allowed, the file of the password.
  ['28', 'refused'],
  ['3D000', 'refused'],
  ['42501', 'refused'],
  ['ENOENT', 'refused'],
  ['EACCES', 'refused'],
  // Too many connections, out of memory, a lock or a statement that took too long.
  ['53300', 'busy'],
  ['53200', 'busy'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['53100', 'full'],
  // A character that no text may hold.
  ['22021', 'text'],
];

/** What pg says without a code. */
const lost = /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/;

/** A row came, or went, between two statements of a change: by a change of one statement, which takes no lock. */
const CROSSED = ['23503', '23505'];

export const kindOf = (thrown: unknown): Kind | undefined => {
  if (!(thrown instanceof Error)) return undefined;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  if (code === undefined) return lost.test(thrown.message) ? 'unreachable' : undefined;
  return kinds.find(([begin]) => code.startsWith(begin))?.[1];
};

const AGAIN = 'Try again in a moment.';

/** What PostgreSQL, or the way to it, threw: a Fault where a person can do something about it; else as it came. */
export const asPostgresFault = (thrown: unknown, server: string, changing = false): unknown => {
  const why = thrown instanceof Error ? thrown.message : '';
  const options = { details: { server, why }, cause: thrown };
  const crossed = changing && thrown instanceof Error && 'code' in thrown && CROSSED.includes(String(thrown.code));
  switch (crossed ? 'gave-way' : kindOf(thrown)) {
    case 'gave-way':
      return new GaveWay('store-busy', 'Others changed the same records just now.', AGAIN, options);
    case 'busy':
      return new Fault('store-busy', `The database on ${server} has too much to do.`, AGAIN, options);
    case 'unreachable':
      return new Fault(
        'store-unreachable',
        `The database on ${server} does not answer.`,
        'See whether the stack runs; Meadow goes on by itself once it answers.',
        options,
      );
    case 'refused':
      return new Fault(
        'store-refused',
        `The database on ${server} does not let Meadow in: ${why}.`,
        'Check its name, user and password.',
        { ...options, details: { ...options.details, said: why } },
      );
    case 'full':
      return new Fault('disk-full', `The disk of the database on ${server} is full.`, FREE_SPACE, {
        ...options,
        details: { case: 'database', ...options.details },
      });
    case 'text':
      return new Fault('bad-request', 'The text holds a character that cannot be kept.', 'Remove it.', {
        ...options,
        details: { case: 'character', ...options.details },
      });
    default:
      return thrown;
  }
};
