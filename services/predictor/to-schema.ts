import { z } from 'zod';

/** A shape as the JSON schema that Fastify validates requests and writes answers by, and the OpenAPI document shows. */
export function toSchema(shape: z.ZodType, io: 'input' | 'output' = 'output'): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(shape, { target: 'draft-7', io });
  return schema;
}
