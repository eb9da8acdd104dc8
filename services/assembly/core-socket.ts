import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { RPCHandler } from '@orpc/server/node';
import { asFault } from '../domain/fault.ts';
import type { Files } from './files.ts';
import type { CoreRouter } from './router.ts';

export interface CoreSocket {
  /** Takes nobody new, waits until those who are connected have left, and ends. */
  drain(): Promise<void>;
  /** Hangs up on everybody and ends. */
  close(): Promise<void>;
}

/**
 * Answers the contract below `/rpc` and pictures below `/files` on the data folder's socket, which only its owner may
 * open. Commands and a second start are its clients.
 */
export async function listenOnSocket(path: string, router: CoreRouter, files: Files): Promise<CoreSocket> {
  const handler = new RPCHandler(router);
  const server = createServer((request, response) => void answer(request, response));

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} });
    if (!matched) await sendFile(files, request.url ?? '/', response);
  };

  server.listen(path);
  await once(server, 'listening');
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return {
    drain: () => end(server),
    close: () => {
      const ended = end(server);
      server.closeAllConnections();
      return ended;
    },
  };
}

async function sendFile(files: Files, address: string, response: ServerResponse): Promise<void> {
  try {
    const { bytes, type } = await files.open(address);
    response.writeHead(200, { 'content-type': type, 'content-length': bytes.byteLength }).end(bytes);
  } catch (error) {
    const fault = asFault(error);
    response
      .writeHead(fault.status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: fault.toShape() }));
  }
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
