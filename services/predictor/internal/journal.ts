import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { journalPage } from '../../../contract/shapes/predictor.ts';
import type { Journal } from '../journal.ts';
import { toSchema } from '../to-schema.ts';
import { untilAnswered } from '../until-answered.ts';

const digits = z.string().regex(/^\d{1,15}$/);
const query = z.strictObject({ boot: z.string().optional(), after: digits, wait: digits });

/** Milliseconds a reader may wait at most; the answer then is empty. */
const LONGEST = 30_000;

/** GET /internal/journal: waits for entries above `after`, and takes those up to it for written down. */
export async function journalRoute(app: FastifyInstance, { journal }: { journal: Journal }): Promise<void> {
  const schema = { hide: true, querystring: toSchema(query, 'input'), response: { 200: toSchema(journalPage) } };
  app.get<{ Querystring: z.infer<typeof query> }>('/journal', {
    schema,
    handler: async ({ query: { boot, after, wait } }, reply) => {
      return journal.read({ boot, after: Number(after) }, Math.min(Number(wait), LONGEST), untilAnswered(reply));
    },
  });
}
