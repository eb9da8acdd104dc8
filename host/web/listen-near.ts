import type { FastifyInstance } from 'fastify';
import { CommandFault } from '../../services/domain/command-fault.ts';

const ATTEMPTS = 20;

/** Listens at the port of an address, or at the next one that is free, and answers which. Throws `port-taken`. */
export async function listenNear(app: FastifyInstance, port: number, host: string): Promise<number> {
  for (let tried = port; tried < port + ATTEMPTS && tried <= 65_535; tried++) {
    try {
      await app.listen({ host, port: tried });
      const address = app.server.address();
      return typeof address === 'object' && address ? address.port : tried;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new CommandFault('port-taken', `No port from ${port} on is free.`, 'Name another with --port.', {
    details: { port },
  });
}

/** Taken by another program, or kept by the system for itself. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}
