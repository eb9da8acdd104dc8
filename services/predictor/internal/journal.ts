import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { journalPage } from '../../../contract/shapes/predictor.ts';
import type { Journal } from '../journal.ts';
import { toSchema } from '../to-schema.ts';
import { untilAnswered } from '../until-answered.ts';

const query = z.strictObject({
  boot: z.string().optional(),
  after: z.int().min(0),
  wait: z.int().min(0).max(60_000),
});

/** GET /internal/journal: waits for entries above `after`, and takes those up to it for written down. */
export async function journalRoute(app: FastifyInstance, { journal }: { journal: Journal }): Promise<void> {
  const schema = { hide: true, querystring: toSchema(query, 'input'), response: { 200: toSchema(journalPage) } };
  app.get<{ Querystring: z.infer<typeof query> }>('/journal', {
    schema,
    handler: async ({ query: { boot, after, wait } }, reply) => {
      return journal.read({ boot, after }, wait, untilAnswered(reply));
    },
  });
}
