import type {} from '@fastify/swagger';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { Fault } from '../domain/fault.ts';

const ANSWERED: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

/**
 * Answers 405 with `Allow` where an address of `app` exists and the method does not. Call it before the routes are
 * made, and the function it returns after: by then it knows them.
 */
export function watchMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const path = url.slice(app.prefix.length);
    known.set(path, new Set([...(known.get(path) ?? []), ...[method].flat()]));
  });
  return () => {
    for (const [url, methods] of [...known]) refuseOthers(app, url, methods);
  };
}

function refuseOthers(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const others = ANSWERED.filter((method) => !methods.has(method));
  if (others.length === 0) return;
  const allow = [...methods].join(', ');
  app.route({
    url,
    method: others,
    schema: { hide: true },
    handler: (_request, reply) => {
      reply.header('allow', allow);
      throw new Fault('wrong-method', `This address answers only to ${allow}.`, 'See the docs page for its methods.');
    },
  });
}
