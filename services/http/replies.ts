import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../domain/fault.ts';
import type { Log } from '../ports/log.ts';
import { requestFault } from './request-fault.ts';

/** Seconds after which asking again makes sense. */
const RETRY_AFTER = 1;

/** The body a fault is told in. */
export type FaultBody = (fault: Fault) => unknown;

export const meadowBody: FaultBody = (fault) => ({ error: fault.toShape() });

/** Answers with a fault: its status, the headers that go with it, and `{error: {code, message, hint, retry}}`. */
export function sendFault(reply: FastifyReply, fault: Fault, body: FaultBody = meadowBody): FastifyReply {
  if (fault.status === 503) reply.header('retry-after', RETRY_AFTER);
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(fault.status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body(fault));
}

export interface ReplyOptions {
  body?: FaultBody | undefined;
  /** Path of the page that tells what this server answers, where it has one. */
  docs?: string | undefined;
}

/** Makes every failure below `app` a fault in JSON, also an address that is not there. Bugs go to the log. */
export function installReplies(app: FastifyInstance, log: Log, { body = meadowBody, docs }: ReplyOptions = {}): void {
  app.setErrorHandler((thrown, request, reply) => {
    const fault = requestFault(thrown);
    if (fault.code === 'internal') logBug(log, request, thrown);
    return sendFault(reply, fault, body);
  });
  app.setNotFoundHandler((request, reply) => sendFault(reply, nothingThere(request, docs), body));
}

function nothingThere(request: FastifyRequest, docs: string | undefined): Fault {
  const path = request.url.replace(/\?.*$/s, '').slice(0, 200);
  const hint = docs === undefined ? 'Check the address.' : `${docs} tells the addresses there are.`;
  return new Fault('not-found', `There is nothing at ${path}.`, hint, { details: { case: 'page', path } });
}

function logBug(log: Log, request: FastifyRequest, thrown: unknown): void {
  const stack = thrown instanceof Error ? thrown.stack : String(thrown);
  log.error('A request failed unexpectedly', { method: request.method, route: request.routeOptions.url, stack });
}
