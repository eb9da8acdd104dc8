import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { sentFiles } from '../../../contract/shapes/predictor.ts';
import { Fault } from '../../domain/fault.ts';
import { MOST_MODEL_BYTES } from '../../domain/model-file.ts';
import type { ModelFiles } from '../../ports/model-files.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { toSchema } from '../to-schema.ts';

/** With `instead`, it takes the place of others where there is no room, of all but the live one: it is to answer. */
const query = z.strictObject({ instead: z.literal('1').optional() });
const params = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** The files of models, for a core on another machine: which are here, and one more. */
export async function fileRoutes(
  app: FastifyInstance,
  { files, shelf }: { files: ModelFiles; shelf: ModelShelf },
): Promise<void> {
  app.get('/files', { schema: { hide: true, response: { 200: toSchema(sentFiles) } } }, async () => ({
    files: await files.list(),
  }));
  app.put<{ Params: z.infer<typeof params>; Querystring: z.infer<typeof query> }>('/files/:sha256', {
    schema: { hide: true, params: toSchema(params, 'input'), querystring: toSchema(query, 'input') },
    bodyLimit: MOST_MODEL_BYTES,
    handler: async ({ params: { sha256 }, query: { instead }, body }, reply) => {
      if (!(body instanceof Uint8Array)) throw noBytes();
      await files.put(sha256, body, instead && new Set([shelf.live().sha256]));
      return reply.code(204).send();
    },
  });
}

function noBytes(): Fault {
  return new Fault('bad-request', 'There is no file in this request.', 'Send its bytes as application/octet-stream.', {
    details: { case: 'api' },
  });
}
