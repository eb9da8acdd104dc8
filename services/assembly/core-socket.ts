import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { RPCHandler } from '@orpc/server/node';
import { asFault, Fault } from '../domain/fault.ts';
import { type Files, savedAs } from './files.ts';
import { typedHandler } from './orpc-faults.ts';
import type { CoreRouter } from './router.ts';

export interface CoreSocket {
  /** Whether a client that looks for the socket finds it. */
  answers(): Promise<boolean>;
  /** Makes the socket again where somebody removed it; who is connected stays. */
  listenAnew(): Promise<void>;
  /** Takes no new client, and resolves when those there are have left. */
  drain(): Promise<void>;
  /** Hangs up on everybody and ends. */
  close(): Promise<void>;
}

/** Every request of one client carries the same name here; clients come and go by connections. */
const CLIENT = 'x-meadow-client';
/** Milliseconds a client may be silent before it counts as gone. */
const SILENCE = 30_000;

/**
 * Answers the contract below `/rpc` and pictures below `/files` on the data folder's socket, which only its owner may
 * open. Commands and a second start are its clients.
 */
export async function listenOnSocket(path: string, router: CoreRouter, files: Files): Promise<CoreSocket> {
  const handler = new RPCHandler(router, typedHandler);
  const clients = new Set<string | string[] | undefined>();
  const connections = new Set<Socket>();
  let draining = false;
  const empty = Promise.withResolvers<void>();
  const settle = () => draining && connections.size === 0 && empty.resolve();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const client = request.headers[CLIENT];
    if (draining && !clients.has(client)) return sendFault(response, leaving());
    clients.add(client);
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} });
    if (!matched) await sendFile(files, request.url ?? '/', response);
  };

  const listen = async () => {
    const server = createServer({ keepAliveTimeout: SILENCE }, (request, response) => void answer(request, response));
    server.on('connection', (connection) => {
      connections.add(connection);
      connection.on('close', () => {
        connections.delete(connection);
        settle();
      });
    });
    server.listen(path);
    await once(server, 'listening');
    if (process.platform !== 'win32') await chmod(path, 0o600);
    return server;
  };
  const servers = [await listen()];

  return {
    answers: () =>
      new Promise((resolve) => {
        const socket = connect(path);
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
        socket.once('connect', () => socket.destroy());
      }),
    async listenAnew() {
      if (process.platform !== 'win32') await rm(path, { force: true });
      servers.push(await listen());
    },
    drain() {
      draining = true;
      settle();
      return empty.promise;
    },
    async close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await Promise.all(servers.map((server) => once(server, 'close')));
    },
  };
}

async function sendFile(files: Files, address: string, response: ServerResponse): Promise<void> {
  try {
    const { bytes, type, size, name } = await files.open(address);
    const length = bytes instanceof Uint8Array ? bytes.byteLength : size;
    response.writeHead(200, {
      'content-type': type,
      ...(length !== undefined && { 'content-length': length }),
      ...(name !== undefined && { 'content-disposition': savedAs(name) }),
    });
    if (bytes instanceof Uint8Array) response.end(bytes);
    // Who breaks off in the middle is told by the connection that ends.
    else await pipeline(bytes, response).catch(() => response.destroy());
  } catch (error) {
    sendFault(response, asFault(error));
  }
}

function sendFault(response: ServerResponse, fault: Fault): void {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  response.writeHead(fault.status, headers).end(JSON.stringify({ error: fault.toShape() }));
}

function leaving(): Fault {
  return new Fault('home-locked', 'This Meadow is just ending.', 'Try again in a moment.', {
    details: { case: 'ending' },
  });
}
