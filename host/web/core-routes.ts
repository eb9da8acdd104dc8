import { RPCHandler } from '@orpc/server/fastify';
import type { FastifyInstance } from 'fastify';
import { savedAs } from '../../services/assembly/files.ts';
import { typedHandler } from '../../services/assembly/orpc-faults.ts';
import type { CoreRouter } from '../../services/assembly/router.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { ServedCore } from '../current-core.ts';

/** A photo and what is said about it; larger photos are refused by the window, with a row that says why. */
const MOST_BYTES = 21 * 1024 * 1024;

/** The contract below `/rpc` and pictures below `/files`. */
export async function coreRoutes(app: FastifyInstance, { core }: { core: ServedCore }): Promise<void> {
  let answering: { router: CoreRouter; handler: ReturnType<typeof handlerOf> } | undefined;
  /** That of the core there is, or of the next one. */
  const handlerNow = async () => {
    await core.ready?.();
    const { router } = core;
    if (answering?.router !== router) answering = { router, handler: handlerOf(router) };
    return answering.handler;
  };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null)); // oRPC reads the body itself

  app.all('/rpc/*', async (request, reply) => {
    if (!(Number(request.headers['content-length'] ?? 0) <= MOST_BYTES)) throw tooLarge();
    if (request.headers['transfer-encoding'] !== undefined) throw tooLarge();
    const handler = await handlerNow();
    const { matched } = await handler.handle(request, reply, { prefix: '/rpc', context: {} });
    if (!matched) reply.callNotFound();
    return reply;
  });

  app.get('/files/*', async (request, reply) => {
    await core.ready?.();
    const { bytes, type, size, name } = await core.files.open(request.url);
    if (size !== undefined) reply.header('content-length', size);
    if (name !== undefined) reply.header('content-disposition', savedAs(name));
    // Pictures stay as they are; what is saved may be another file by the next time.
    const kept = name === undefined ? 'private, max-age=3600' : 'no-store';
    return reply.type(type).header('cache-control', kept).send(bytes);
  });
}

const handlerOf = (router: CoreRouter) => new RPCHandler(router, typedHandler);

function tooLarge(): Fault {
  return new Fault('photo-too-large', 'The request is larger than Meadow accepts.', 'Send smaller photos.');
}
