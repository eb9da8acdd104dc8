import { ORPCError } from '@orpc/client';
import { faultShape } from '../../contract/errors.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { asFault, Fault } from '../../services/domain/fault.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What went wrong, whether the core ran in this process or told it over its socket. */
export function faultOf(error: unknown): Fault {
  const shape = error instanceof ORPCError ? faultShape.safeParse(error.data).data : undefined;
  if (shape) return Fault.fromShape(shape);
  return isLostConnection(error) ? coreGone(error) : asFault(error);
}

/** Says what went wrong and what to do, and answers the exit code. */
export function sayFault(terminal: Terminal, error: unknown): number {
  const { code, message, hint } = faultOf(error);
  terminal.say(`meadow: ${message}\n${hint}`);
  return exitCodeOf(code);
}

function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message);
}

function coreGone(cause: unknown): Fault {
  return new CommandFault(
    'home-locked',
    'The Meadow that was doing this has ended.',
    'Run the command again; photos that were read are in the history.',
    { cause },
  );
}
