import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { photoFault } from '../../domain/photo-faults.ts';
import { MOST_PHOTO_BYTES } from '../../domain/photo-limits.ts';
import type { Log } from '../../ports/log.ts';
import type { Admission } from '../admission.ts';
import { admitting } from '../crowd.ts';
import type { Judge } from '../judge.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { measures } from '../request-record.ts';
import { failures } from '../shared-schemas.ts';
import { toSchema } from '../to-schema.ts';
import { untilAnswered } from '../until-answered.ts';
import { judgeMany, MOST_PHOTOS, PHOTOS_AT_ONCE } from './judge-many.ts';
import { told } from './told.ts';

export interface PredictParts {
  judge: Judge;
  shelf: ModelShelf;
  admission: Admission;
  log: Log;
}

const query = z.strictObject({
  project: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe(
      'The project to ask, by its id or name: its live version answers, whichever that is by then. Without it the ' +
        'project that is chosen in Meadow answers, and another one once another is chosen.',
    ),
  version: z.string().min(1).max(100).optional().describe('The version to ask; else the live one answers.'),
  heatmap: z
    .enum(['0', '1', 'false', 'true'])
    .optional()
    .describe('1 adds how strongly each part of the photo speaks for the label.'),
  name: z.string().min(1).max(1024).optional().describe('The name of the photo, for the answer and the history.'),
});
type Query = z.infer<typeof query>;

const wantsHeatmap = ({ heatmap }: Query): boolean => heatmap === '1' || heatmap === 'true';

const schema = {
  summary: 'Photos to verdicts',
  description:
    'Send the bytes of one photo, or many photos as multipart/form-data. One photo is answered with its prediction, ' +
    'many with a list in the order given, in which a photo that failed has an `error` while the others go on. ' +
    'A program that is to keep to a project names it: `?project=ID`. ' +
    'With the header `X-Meadow-Load-Test: 1` the answer is kept in no history and comes from no cache.',
  tags: ['Meadow'],
  querystring: toSchema(query, 'input'),
  body: {
    content: {
      'image/*': { schema: { description: 'the bytes of a photo' } },
      'application/octet-stream': { schema: { description: 'the bytes of a photo' } },
      'multipart/form-data': {
        schema: {
          // Fastify hands the validator nothing where the parts are read as they come.
          type: ['object', 'null'],
          description: `up to ${MOST_PHOTOS} photos, each a file part of any name`,
          additionalProperties: { type: 'string', contentMediaType: 'application/octet-stream' },
        },
      },
    },
  },
  response: {
    200: { description: 'What the model says', anyOf: [{ $ref: 'Prediction#' }, { $ref: 'Predictions#' }] },
    ...failures('reads'),
  },
};

/** POST /v1/predict. */
export async function predictRoutes(app: FastifyInstance, parts: PredictParts): Promise<void> {
  const { judge, shelf, admission, log } = parts;
  app.removeAllContentTypeParsers();
  for (const type of [/^image\//, 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, photo, done) => done(null, photo));
  }
  await app.register(multipart, {
    preservePath: true,
    throwFileSizeLimit: false,
    limits: { fileSize: MOST_PHOTO_BYTES },
  });

  app.post<{ Querystring: Query }>('/v1/predict', {
    schema,
    config: { journaled: true },
    onRequest: admitting(admission, PHOTOS_AT_ONCE * MOST_PHOTO_BYTES),
    handler: async (request, reply) => {
      const model = await shelf.find(request.query);
      const fresh = measures(request);
      const ask = { model, heatmap: wantsHeatmap(request.query), fresh, signal: untilAnswered(reply) };
      const judgeOne = (photo: Uint8Array) => judge({ photo, ...ask });
      if (request.isMultipart()) return { predictions: await judgeMany(request, { judgeOne, log }) };
      request.came.photos = 1;
      const judged = await judgeOne(photoOf(request));
      return told(request, judged, request.query.name);
    },
  });
}

function photoOf({ body }: FastifyRequest): Uint8Array {
  if (!(body instanceof Uint8Array) || body.byteLength === 0) throw photoFault.empty();
  return body;
}
