import { once } from 'node:events';
import { createServer } from 'node:net';
import { portFault } from './port-fault.ts';

async function takeShortly(port: number): Promise<void> {
  const server = createServer();
  await once(server.listen({ host: '127.0.0.1', port }), 'listening');
  await once(server.close(), 'close');
}

/** Takes a port of this machine for a moment. Throws `port-taken` where it is not to be had. */
export async function checkPort(port: number): Promise<void> {
  try {
    await takeShortly(port);
  } catch (error) {
    throw await portFault(error, port);
  }
}

/** Whether a port is to be had, without asking who has it. */
export const isFree = (port: number): Promise<boolean> =>
  takeShortly(port).then(
    () => true,
    () => false,
  );
