import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { internalAnswer } from '../../../contract/shapes/predictor.ts';
import { photoFault } from '../../domain/photo-faults.ts';
import { MOST_PHOTO_BYTES } from '../../domain/photo-limits.ts';
import { createAdmission } from '../admission.ts';
import { admitting } from '../crowd.ts';
import type { Judge, Judged } from '../judge.ts';
import type { ModelShelf } from '../model-shelf.ts';
import { toSchema } from '../to-schema.ts';
import { untilAnswered } from '../until-answered.ts';

const query = z.strictObject({
  version: z.string().min(1).optional(),
  project: z.string().min(1).optional(),
  heatmap: z.literal('1').optional(),
  /** Pixels, 10 to 9999. */
  thumbnail: z
    .string()
    .regex(/^[1-9]\d{1,3}$/)
    .optional(),
});
type Query = z.infer<typeof query>;

/** Photos of the core have places of their own: a crowd at the public routes does not keep the window waiting. */
const ROOM = { places: 32, bytes: 96 * 1024 * 1024 };

/** POST /internal/classify: a photo of the window or the command line, which the core itself records. */
export async function classifyRoute(app: FastifyInstance, parts: { judge: Judge; shelf: ModelShelf }): Promise<void> {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, photo, done) =>
    done(null, photo),
  );
  app.post<{ Querystring: Query }>('/classify', {
    schema: { hide: true, querystring: toSchema(query, 'input'), response: { 200: toSchema(internalAnswer) } },
    onRequest: admitting(createAdmission(ROOM), MOST_PHOTO_BYTES),
    handler: async ({ query: asked, body }, reply) => {
      if (!(body instanceof Uint8Array) || body.byteLength === 0) throw photoFault.empty();
      const { version, project, heatmap, thumbnail } = asked;
      const side = thumbnail === undefined ? undefined : Number(thumbnail);
      const model = await parts.shelf.find({ version, project });
      const signal = untilAnswered(reply);
      return written(await parts.judge({ photo: body, model, heatmap: heatmap === '1', thumbnail: side, signal }));
    },
  });
}

function written({ thumbnail, ...judged }: Judged): z.infer<typeof internalAnswer> {
  return { ...judged, ...(thumbnail && { thumbnail: Buffer.from(thumbnail).toString('base64') }) };
}
