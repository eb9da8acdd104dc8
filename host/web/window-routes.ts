import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { contentPolicy, permissionsPolicy } from '../../contract/content-policy.ts';

/** Serves the window's own files from `folder`, under the window's content policy. */
export async function windowRoutes(app: FastifyInstance, { folder }: { folder: string }): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: 'index.html',
    redirect: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('content-security-policy', contentPolicy);
      reply.header('cross-origin-opener-policy', 'same-origin');
      reply.header('permissions-policy', permissionsPolicy);
      // The names of built files change with their content.
      if (!path.endsWith('.html')) reply.header('cache-control', 'private, max-age=31536000, immutable');
    },
  });
}
