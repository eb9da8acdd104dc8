import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { Agent, fetch } from 'undici';
import type { Contract } from '../contract/index.ts';
import { Fault } from '../services/domain/fault.ts';

/** A core, as a command asks it: in this process or over its socket. */
export type Client = ContractRouterClient<Contract>;

export interface ConnectedClient {
  client: Client;
  close(): Promise<void>;
}

/** The client of the core that listens on `socket`. Throws `home-unusable` where somebody else's program does. */
export async function connectClient(socket: string): Promise<ConnectedClient> {
  await requireOwn(socket);
  const agent = new Agent({ connect: { socketPath: socket }, headersTimeout: 0, bodyTimeout: 0 });
  const link = new RPCLink({
    url: 'http://localhost/rpc',
    headers: { 'x-meadow-client': randomUUID() },
    fetch: async (request) => {
      const { url, method, headers, signal } = request;
      const body = method === 'GET' ? null : await request.arrayBuffer();
      return fetch(url, { method, headers: [...headers], signal, body, dispatcher: agent });
    },
  });
  return { client: createORPCClient(link), close: () => agent.destroy() };
}

/** A long path puts the socket into the system's folder for temporary files, where anybody may put one. */
async function requireOwn(socket: string): Promise<void> {
  const user = process.getuid?.();
  if (user === undefined) return; // Windows keeps others from a pipe's name while its owner has it
  const { uid } = await stat(socket);
  if (uid === user) return;
  throw new Fault(
    'home-unusable',
    `The socket ${socket} belongs to somebody else.`,
    'Use a data folder with a shorter path: --home.',
    { details: { case: 'socket', socket } },
  );
}
