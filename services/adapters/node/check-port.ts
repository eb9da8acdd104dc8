import { once } from 'node:events';
import { createServer } from 'node:net';
import { portFault } from './port-fault.ts';

/** Takes a port of this machine for a moment. Throws `port-taken` where it is not to be had. */
export async function checkPort(port: number): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen({ host: '127.0.0.1', port }), 'listening');
  } catch (error) {
    throw await portFault(error, port);
  }
  await once(server.close(), 'close');
}
