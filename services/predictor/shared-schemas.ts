import type { FastifyInstance } from 'fastify';
import { namedShapes, toSchema } from './to-schema.ts';

/** Gives the shapes of the API their names in the OpenAPI document. */
export function addSharedSchemas(app: FastifyInstance): void {
  for (const [name, shape] of Object.entries(namedShapes)) app.addSchema({ $id: name, ...toSchema(shape) });
}

/** What every public route may answer beside its own: `reads` where it takes photos. */
export function failures(kind: 'plain' | 'reads' = 'plain'): Record<string, object> {
  const failure = (description: string) => ({ description, $ref: 'Error#' });
  const always = {
    400: failure('The request cannot be read'),
    401: failure('The key is missing or wrong'),
    403: failure('A page of another site asked'),
    404: failure('There is no such version or project, or none is live in it'),
    421: failure('The Host is not one of this server'),
    503: failure('Busy or switched off; Retry-After says when to ask again'),
  };
  const photos = {
    409: failure('The model file is not what it should be'),
    413: failure('A photo is larger than 20 MB'),
    415: failure('Not a photo, or a Content-Type this route does not read'),
    422: failure('The photo is empty, damaged or has too many pixels'),
    500: failure('A bug in Meadow'),
  };
  return kind === 'plain' ? always : { ...always, ...photos };
}
