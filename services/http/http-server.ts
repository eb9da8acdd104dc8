import type { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Fault } from '../domain/fault.ts';
import type { GuardPolicy } from '../domain/local-guard.ts';
import type { Log } from '../ports/log.ts';
import { installGuard } from './guard.ts';
import type { lazySerializers } from './lazy-serializers.ts';
import { misfit } from './misfit.ts';
import { type FaultBody, installReplies, meadowBody, sendFault } from './replies.ts';
import { requestFault } from './request-fault.ts';

export interface HttpServerOptions {
  guard: GuardPolicy;
  log: Log;
  /** Most bytes of a request's body. */
  bodyLimit: number;
  /** Most milliseconds for a request to arrive. */
  requestTimeout: number;
  /** Most milliseconds for an answer to be made; without it there is no limit. */
  handlerTimeout?: number;
  /** How a fault is told of an address that cannot even be looked up. */
  faultBody?: (url: string) => FaultBody;
  /** What writes answers by the schemas of the routes; without it none may have one, and what checks them is not loaded. */
  serializers?: typeof lazySerializers;
  /** Path of the page that tells what this server answers, where it has one. */
  docs?: string;
  /** Sees every request before the guard does. */
  watch?: (request: FastifyRequest, reply: FastifyReply) => void;
}

/** What every answer of Meadow carries: no sniffing, no caching, no framing, nothing for other sites. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

const noSchemas = () => () => {
  throw new Error('A route has a schema, and its server nothing that reads them.');
};
const NO_SCHEMAS = { buildSerializer: noSchemas, buildValidator: noSchemas };

/**
 * A Fastify server with Meadow's guard, headers and way of failing, not yet listening. Connections are kept alive;
 * forwarding headers are not believed.
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { guard, log, watch, docs, serializers, faultBody = () => meadowBody, ...limits } = options;
  const app: FastifyInstance = fastify({
    ...limits,
    logger: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => refuseNoise(error, socket),
    frameworkErrors: (error, { url }, reply) => sendFault(reply.headers(HEADERS), requestFault(error), faultBody(url)),
    routerOptions: { maxParamLength: 200 },
    schemaController: { compilersFactory: serializers ? { buildSerializer: serializers } : NO_SCHEMAS },
    schemaErrorFormatter: misfit,
    // A word too many, or of another type, is told: not dropped, not bent. A value of two types, as in a fault's details, is meant.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
    serializerOpts: { ajv: { allowUnionTypes: true } },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    watch?.(request, reply);
  });
  installGuard(app, guard);
  installReplies(app, log, { docs });
  return app;
}

/** Bytes that are no HTTP, or headers without end: answered once, then hung up on. */
function refuseNoise(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const fault = new Fault(
    'bad-request',
    late ? 'The request took too long to arrive.' : 'This is no HTTP request Meadow can read.',
    late ? 'Send it again.' : 'See the docs page for what the API takes.',
    { details: { case: 'api' } },
  );
  const body = JSON.stringify({ error: fault.toShape() });
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end([...head, 'Connection: close', '', body].join('\r\n'));
}
