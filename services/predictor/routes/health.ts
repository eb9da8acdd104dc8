import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { faultShape } from '../../../contract/errors.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { failures } from '../shared-schemas.ts';
import { toSchema } from '../to-schema.ts';

const live = toSchema(z.object({ live: z.literal(true) }));
const ready = z.object({
  ready: z.boolean(),
  version: z.string().describe('The version that answers.'),
  error: faultShape.optional().describe('Why the version that should answer does not.'),
});

const liveSchema = {
  summary: 'Is the process alive?',
  tags: ['Health'],
  response: { ...failures(), 200: { description: 'It answers', ...live } },
};

const readySchema = {
  summary: 'Is the live model loaded, its hash right and its probes too?',
  tags: ['Health'],
  response: {
    ...failures(),
    200: { description: 'Ready', ...toSchema(ready) },
    503: { description: 'Not ready, or switched off', anyOf: [toSchema(ready), { $ref: 'Error#' }] },
  },
};

/** GET /health/live and /health/ready. */
export async function healthRoutes(app: FastifyInstance, { shelf }: { shelf: ModelShelf }): Promise<void> {
  app.get('/health/live', { schema: liveSchema }, async () => ({ live: true }));
  app.get('/health/ready', { schema: readySchema }, async (_request, reply) => readiness(shelf, reply));
}

function readiness(shelf: ModelShelf, reply: FastifyReply): z.infer<typeof ready> {
  const error = shelf.refused()?.toShape();
  if (!shelf.ready()) reply.code(503).header('retry-after', 1);
  return { ready: shelf.ready(), version: shelf.live().version, ...(error && { error }) };
}
