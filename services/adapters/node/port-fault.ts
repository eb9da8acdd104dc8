import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';

const meadow = z.object({ name: z.literal('meadow') });

/** Milliseconds for a stranger on a port to say who it is. */
const PATIENCE = 1000;

/** Why a server could not take its port, in words: who has it, and what to do. Other errors come back as they are. */
export async function portFault(error: unknown, port: number): Promise<unknown> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = <const Case extends string>(named: Case) => ({ details: { case: named, port }, cause: error });
  if (code === 'EACCES') {
    const message = `This system does not let Meadow use port ${port}.`;
    return new Fault('port-taken', message, 'Choose a port above 1024 on the API page.', options('not-allowed'));
  }
  if (code !== 'EADDRINUSE') return error;
  const meadowIsThere = await isMeadow(port);
  return meadowIsThere
    ? new Fault(
        'port-taken',
        `Another Meadow uses port ${port}.`,
        'Close it, or choose another port.',
        options('meadow'),
      )
    : new Fault(
        'port-taken',
        `Another program uses port ${port}.`,
        `End it (${finder(port)} finds it), or choose another port.`,
        options('program'),
      );
}

function finder(port: number): string {
  return process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`;
}

async function isMeadow(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/v2`, { signal: AbortSignal.timeout(PATIENCE) });
    return meadow.safeParse(await response.json()).success;
  } catch {
    return false; // whatever it is, it does not speak as Meadow does
  }
}
