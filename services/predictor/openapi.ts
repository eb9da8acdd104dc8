import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { addSharedSchemas } from './shared-schemas.ts';

const description =
  'Photos to verdicts, on this machine. Every answer is JSON; a failure is ' +
  '`{"error": {"code", "message", "hint", "retry"}}` with a sentence of what happened and one of what to do.';

/** Keeps the OpenAPI document from here on: call it before the routes are made. It is the schemas the routes use. */
export async function installOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Meadow', version, description },
      tags: [{ name: 'Meadow' }, { name: 'Health' }, { name: 'Open Inference Protocol V2' }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        },
      },
      // The empty one: no key is asked for unless Meadow is set so.
      security: [{}, { bearer: [] }, { key: [] }],
    },
    refResolver: { buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `shape-${index}`) },
  });
  addSharedSchemas(app);
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
