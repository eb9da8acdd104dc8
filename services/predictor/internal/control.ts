import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  type PublicAccess,
  publicAccess,
  type SentModel,
  type SentShelf,
  type ServedModel,
  sentModel,
  sentShelf,
} from '../../../contract/shapes/predictor.ts';
import { Fault } from '../../domain/fault.ts';
import type { Inference } from '../../ports/inference.ts';
import type { ModelFiles } from '../../ports/model-files.ts';
import type { PredictorHealth } from '../../ports/predictor.ts';
import type { AccessControl } from '../caller.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { toSchema } from '../to-schema.ts';

export interface ControlParts {
  shelf: ModelShelf;
  access: AccessControl;
  inference: Inference;
  boot: string;
  files: ModelFiles | undefined;
  /** Ends the program once this request is answered. */
  shutdown: () => void;
}

/** With a mark, the shelf answers only when the word is given. */
const staging = z.strictObject({ mark: z.string().min(1).max(100).optional() });

/** How the core sees and steers its predictor: health, models, access, end. */
export async function controlRoutes(app: FastifyInstance, parts: ControlParts): Promise<void> {
  const { shelf, access, shutdown } = parts;
  const schema = { hide: true };
  const here = (model: SentModel): ServedModel => ({ ...model, path: model.path ?? pathOf(parts.files, model) });

  app.get('/health', { schema }, async () => health(parts));

  app.put<{ Body: SentShelf; Querystring: z.infer<typeof staging> }>(
    '/models',
    { schema: { ...schema, body: toSchema(sentShelf, 'input'), querystring: toSchema(staging, 'input') } },
    async ({ body, query: { mark } }) => {
      const sent = { ...body, models: body.models.map(here) };
      await (mark === undefined ? shelf.replace(sent) : shelf.stage(sent, mark));
      if (mark === undefined) await parts.files?.keepOnly(new Set(body.models.map(({ sha256 }) => sha256)));
      return health(parts);
    },
  );

  app.post<{ Body: SentModel }>(
    '/verify',
    { schema: { ...schema, body: toSchema(sentModel, 'input') } },
    async ({ body }, reply) => {
      await shelf.verify(here(body));
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

function pathOf(files: ModelFiles | undefined, { version, sha256 }: SentModel): string {
  if (files) return files.pathOf(sha256);
  throw new Fault('bad-request', 'This predictor takes no files of models.', 'Name the place of the file.', {
    details: { case: 'api', version },
  });
}

function health({ shelf, inference: { runtime }, boot }: ControlParts): PredictorHealth {
  const refused = shelf.refused()?.toShape();
  return {
    ready: shelf.ready(),
    version: shelf.live().version,
    runtime,
    pid: process.pid,
    boot,
    ...(refused && { refused }),
  };
}
