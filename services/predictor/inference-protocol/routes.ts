import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ServedModel } from '../../../contract/shapes/predictor.ts';
import { Fault } from '../../domain/fault.ts';
import { installReplies } from '../../http/replies.ts';
import { watchMethods } from '../../http/wrong-method.ts';
import type { Log } from '../../ports/log.ts';
import type { Admission } from '../admission.ts';
import { admitting } from '../crowd.ts';
import type { Judge } from '../judge.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { told } from '../routes/told.ts';
import { toSchema } from '../to-schema.ts';
import { untilAnswered } from '../until-answered.ts';
import { infer } from './infer.ts';
import { classNames, outputsOf } from './outputs.ts';
import { protocolBody } from './protocol-body.ts';
import * as shapes from './shapes.ts';
import { inputs } from './tensors.ts';

export interface ProtocolParts {
  judge: Judge;
  shelf: ModelShelf;
  log: Log;
  /** The program's version. */
  version: string;
  admission: Admission;
}

/** A photo of the largest size in base64, and the JSON around it. */
const MOST_BYTES = 28 * 1024 * 1024;

/** Numbers in JSON take several times their text in memory. */
const PARSED = 4;

const address = z.object({
  name: z.string().describe('The project, by its id or name.'),
  version: z
    .string()
    .optional()
    .describe("The version's full name; without it the live one of the project answers, or its newest where none is."),
});
type Address = z.infer<typeof address>;

const schemaOf = (summary: string, shape: z.ZodType, more: object = {}) => ({
  summary,
  tags: ['Open Inference Protocol V2'],
  response: {
    200: { description: 'OK', ...toSchema(shape) },
    '4xx': { description: 'What is wrong with the request', ...toSchema(shapes.protocolError) },
    '5xx': { description: 'Busy or switched off', ...toSchema(shapes.protocolError) },
  },
  ...more,
});

/** The Open Inference Protocol, V2, over HTTP. */
export async function protocolRoutes(app: FastifyInstance, parts: ProtocolParts): Promise<void> {
  const { shelf, log, version } = parts;
  installReplies(app, log, { body: protocolBody, docs: '/docs' });
  const refuseOtherMethods = watchMethods(app);
  const server = { name: 'meadow', version, extensions: [] };
  app.get('', { schema: schemaOf('Server metadata', shapes.serverMetadata) }, async () => server);
  app.get('/health/live', { schema: schemaOf('Is the server alive?', shapes.serverLive) }, async () => ({
    live: true,
  }));
  app.get('/health/ready', { schema: readySchema }, async (_request, reply) => {
    return { live: true, ready: markReady(reply, shelf.ready()) };
  });
  for (const path of ['/models/:name', '/models/:name/versions/:version']) modelRoutes(app, path, parts);
  refuseOtherMethods();
}

const readySchema = {
  ...schemaOf('Is the live model ready?', shapes.serverReady),
  response: {
    200: { description: 'Ready', ...toSchema(shapes.serverReady) },
    503: { description: 'Not ready', anyOf: [toSchema(shapes.serverReady), toSchema(shapes.protocolError)] },
  },
};

/** The protocol asks for an error status where something is not ready. */
function markReady(reply: FastifyReply, ready: boolean): boolean {
  if (!ready) reply.code(503).header('retry-after', 1);
  return ready;
}

function modelRoutes(app: FastifyInstance, path: string, { judge, shelf, admission }: ProtocolParts): void {
  const params = toSchema(path.includes(':version') ? address.required() : address.omit({ version: true }), 'input');

  app.get<{ Params: Address }>(path, {
    schema: schemaOf('Model metadata', shapes.modelMetadata, { params }),
    handler: async ({ params: asked }) => metadata(shelf, await found(shelf, asked)),
  });

  app.get<{ Params: Address }>(`${path}/ready`, {
    schema: schemaOf('Is this model loaded and right?', shapes.modelReady, { params }),
    handler: async ({ params: asked }) => {
      await shelf.verify(await found(shelf, asked));
      return { name: asked.name, ready: true };
    },
  });

  app.post<{ Params: Address; Body: shapes.InferenceRequest }>(`${path}/infer`, {
    schema: schemaOf('Inference', shapes.inferenceResponse, {
      params,
      body: toSchema(shapes.inferenceRequest, 'input'),
    }),
    config: { journaled: true },
    bodyLimit: MOST_BYTES,
    onRequest: admitting(admission, MOST_BYTES, PARSED),
    handler: async (request, reply) => {
      const onJudged = (judged: Parameters<typeof told>[1]) => {
        request.came.photos += 1;
        told(request, judged, undefined);
      };
      return infer(request.body, {
        judge,
        model: await found(shelf, request.params),
        signal: untilAnswered(reply),
        onJudged,
      });
    },
  });
}

/** The model an address names: the version, else the project's live one, else its newest. */
async function found(shelf: ModelShelf, { name, version }: Address): Promise<ServedModel> {
  const project = shelf.project(name);
  if (version === undefined && project && project.live.length > 0) return shelf.find({ project: project.id });
  const models = shelf.list().filter((model) => model.project === (project?.id ?? name));
  const model = version === undefined ? models.at(-1) : models.find((one) => one.version === version);
  if (model) return model;
  throw new Fault(
    'model-missing',
    `There is no model "${name.slice(0, 100)}"${version === undefined ? '' : ' of that version'}.`,
    'GET /v1/models lists projects and versions.',
    { details: { case: 'model', model: name.slice(0, 100) } },
  );
}

function metadata(shelf: ModelShelf, model: ServedModel): z.infer<typeof shapes.modelMetadata> {
  const versions = shelf.list().flatMap(({ project, version }) => (project === model.project ? [version] : []));
  const outputs = outputsOf(model);
  return { name: model.project, versions, platform: 'meadow', inputs, outputs, parameters: classNames(model) };
}
