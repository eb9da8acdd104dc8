import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';
import { failures } from '../shared-schemas.ts';

/** GET /metrics. */
export async function metricsRoutes(app: FastifyInstance, { metrics }: { metrics: Metrics }): Promise<void> {
  const schema = {
    summary: 'Requests, times, verdicts, queue and memory, for Prometheus',
    tags: ['Health'],
    response: {
      ...failures(),
      200: { description: 'Metrics', content: { [metrics.contentType]: { schema: { type: 'string' } } } },
    },
  };
  app.get('/metrics', { schema }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}
