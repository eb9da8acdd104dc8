import { z } from 'zod';
import { faultShape } from '../../contract/errors.ts';
import { apiError, apiModels, apiPrediction, apiPredictions } from '../../contract/shapes/api.ts';

/** Shapes with a name of their own in the OpenAPI document, where others point to. */
export const namedShapes: Record<string, z.ZodType> = {
  Prediction: apiPrediction,
  Predictions: apiPredictions,
  Models: apiModels,
  Error: apiError,
  Fault: faultShape,
};

const nameOf = (shape: unknown): string | undefined =>
  Object.entries(namedShapes).find(([, named]) => named === shape)?.[0];

/** A shape as the JSON schema that Fastify validates requests and writes answers by, and the OpenAPI document shows. */
export function toSchema(shape: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> {
  const self = nameOf(shape);
  const { $schema, ...schema } = z.toJSONSchema(shape, {
    target: 'draft-7',
    io,
    override({ zodSchema, jsonSchema }) {
      const name = nameOf(zodSchema);
      if (name === undefined || name === self) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = `${name}#`;
    },
  });
  return schema;
}
