import type { FastifyInstance } from 'fastify';
import { apiDocument } from './document.ts';
import { docsPage, docsPolicy } from './page.ts';

/** GET /docs. */
export async function docsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/docs', { schema: { hide: true } }, async (request, reply) => {
    // The guard has let this Host through: it is one of ours.
    const address = `http://${request.headers.host}`;
    reply.type('text/html; charset=utf-8').header('content-security-policy', docsPolicy);
    return docsPage(apiDocument.parse(app.swagger()), address);
  });
}
