import type { FastifyInstance } from 'fastify';
import type { ModelShelf } from '../model-shelf.ts';
import { failures } from '../shared-schemas.ts';

/** GET /v1/models. */
export async function modelRoutes(app: FastifyInstance, { shelf }: { shelf: ModelShelf }): Promise<void> {
  const schema = {
    summary: 'The versions that can be asked',
    tags: ['Meadow'],
    response: { 200: { description: 'Oldest first', $ref: 'Models#' }, ...failures() },
  };
  app.get('/v1/models', { schema, config: { journaled: true } }, async () => ({
    models: shelf.list().map(({ version, project, classes }) => {
      return { version, project, classes, live: version === shelf.live().version };
    }),
  }));
}
