import type { FastifyInstance } from 'fastify';
import {
  type PublicAccess,
  publicAccess,
  type ServedModel,
  type Shelf,
  servedModel,
  shelf as shelfShape,
} from '../../../contract/shapes/predictor.ts';
import type { Inference } from '../../ports/inference.ts';
import type { PredictorHealth } from '../../ports/predictor.ts';
import type { AccessControl } from '../caller.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { toSchema } from '../to-schema.ts';

export interface ControlParts {
  shelf: ModelShelf;
  access: AccessControl;
  inference: Inference;
  /** Ends the program once this request is answered. */
  shutdown: () => void;
}

/** How the core sees and steers its predictor: health, models, access, end. */
export async function controlRoutes(app: FastifyInstance, parts: ControlParts): Promise<void> {
  const { shelf, access, inference, shutdown } = parts;
  const schema = { hide: true };

  app.get('/health', { schema }, async () => health(shelf, inference));

  app.put<{ Body: Shelf }>(
    '/models',
    { schema: { ...schema, body: toSchema(shelfShape, 'input') } },
    async ({ body }) => {
      await shelf.replace(body);
      return health(shelf, inference);
    },
  );

  app.post<{ Body: ServedModel }>(
    '/verify',
    { schema: { ...schema, body: toSchema(servedModel, 'input') } },
    async ({ body }, reply) => {
      await shelf.verify(body);
      return reply.code(204).send();
    },
  );

  app.put<{ Body: PublicAccess }>(
    '/access',
    { schema: { ...schema, body: toSchema(publicAccess, 'input') } },
    async ({ body }, reply) => {
      access.change(body);
      return reply.code(204).send();
    },
  );

  app.post('/shutdown', { schema, onResponse: async () => shutdown() }, async (_request, reply) =>
    reply.code(202).send(),
  );
}

function health(shelf: ModelShelf, { runtime }: Inference): PredictorHealth {
  const refused = shelf.refused()?.toShape();
  return {
    ready: shelf.ready(),
    version: shelf.live().version,
    runtime,
    pid: process.pid,
    ...(refused && { refused }),
  };
}
