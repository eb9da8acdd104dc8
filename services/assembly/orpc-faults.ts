import { mapEventIterator } from '@orpc/client';
import { AsyncIteratorClass, ORPCError } from '@orpc/server';
import { asFault, Fault } from '../domain/fault.ts';
import type { Log } from '../ports/log.ts';

/** What was thrown, as one of the contract's typed errors. Bugs go to the log, with where they came from. */
export function toOrpcError(thrown: unknown, procedure: string, log: Log): Error {
  const fault = isBadInput(thrown) ? badInput(thrown) : asFault(thrown);
  if (fault.code === 'internal') log.error('A request failed unexpectedly', { procedure, stack: stack(thrown) });
  return new ORPCError(fault.code, { status: fault.status, message: fault.message, data: fault.toShape() });
}

/** What a procedure gives back, its stream's errors typed as well. */
export function typeStreamErrors<T>(output: T, procedure: string, log: Log): T | AsyncIteratorClass<unknown> {
  if (!(output instanceof AsyncIteratorClass)) return output;
  return mapEventIterator(output, {
    value: async (value: unknown) => value,
    error: async (error) => toOrpcError(error, procedure, log),
  });
}

/**
 * What every handler of the contract is made with: a request that cannot even be read is answered by a typed error too,
 * not by one of oRPC's own.
 */
export const typedHandler = {
  interceptors: [
    async <T>({ next }: { next(): Promise<T> }): Promise<T> => {
      try {
        return await next();
      } catch (thrown) {
        // The router has typed whatever a procedure threw.
        throw thrown instanceof ORPCError ? thrown : unreadable(thrown);
      }
    },
  ],
};

function unreadable(cause: unknown): ORPCError<string, unknown> {
  const fault = new Fault('bad-request', 'The request cannot be read.', 'Reload the window, or update Meadow.', {
    details: { case: 'request-unreadable' },
    cause,
  });
  const { code, status, message } = fault;
  return new ORPCError(code, { defined: true, status, message, data: fault.toShape(), cause });
}

/** An input that does not fit the contract's shape, as oRPC tells it. */
function isBadInput(thrown: unknown): thrown is ORPCError<string, unknown> {
  return thrown instanceof ORPCError && thrown.code === 'BAD_REQUEST';
}

function badInput({ cause }: ORPCError<string, unknown>): Fault {
  const issues = cause instanceof Error && 'issues' in cause && Array.isArray(cause.issues) ? cause.issues : [];
  // The only field that is typed freely and read by a rule of its own.
  if (issues.some(({ path }) => [path].flat().join('.') === 'network.address'))
    return new Fault('bad-request', 'This is no address of a proxy.', 'Write it as http://proxy.example:3128.', {
      details: { case: 'proxy-address' },
      cause,
    });
  const words = issues.map(({ path, message }) => `${[path].flat().join('.')}: ${message}`).join('; ');
  return new Fault('bad-request', `The request does not fit: ${words}.`, 'Reload the window, or update Meadow.', {
    details: { case: 'request-shape', said: words },
    cause,
  });
}

function stack(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? '' : `\nCaused by: ${stack(thrown.cause)}`;
  return `${thrown.stack}${cause}`;
}
