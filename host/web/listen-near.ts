import type { FastifyInstance } from 'fastify';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { nextPort } from '../../services/domain/next-port.ts';

/** Listens at the port of an address, or at the next one that is to be had, and answers which. Throws `port-taken`. */
export async function listenNear(app: FastifyInstance, port: number, host: string): Promise<number> {
  let refusal: unknown;
  const found = await nextPort(port, async (tried) => {
    try {
      await app.listen({ host, port: tried });
    } catch (error) {
      const fault = portFault(error, tried);
      refusal ??= fault;
      throw fault;
    }
  });
  // Of the port that was asked for: the others were only tried because of it.
  if (found === undefined) throw refusal;
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : found;
}

/** Taken by another program, or kept by the system for itself; other errors come back as they are. */
function portFault(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = { details: { port }, cause: error };
  if (code === 'EACCES')
    return new CommandFault(
      'port-taken',
      `This system does not let Meadow use port ${port}.`,
      'Name one above 1023 with --port.',
      options,
    );
  if (code === 'EADDRINUSE')
    return new CommandFault('port-taken', `No port from ${port} on is free.`, 'Name another with --port.', options);
  return error;
}
