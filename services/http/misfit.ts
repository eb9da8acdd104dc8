import type { FastifySchemaValidationError } from 'fastify';

const places: Record<string, string> = {
  querystring: 'the query',
  params: 'the address',
  headers: 'the headers',
  body: 'the body',
};

/** What does not fit a route's schema, in words a person can act on. */
export function misfit(errors: FastifySchemaValidationError[], part: string): Error {
  const [first] = errors;
  const place = places[part] ?? part;
  const field = first?.instancePath.replace(/^\//, '').replaceAll('/', '.');
  const subject = field ? `"${field}" in ${place}` : place;
  return new Error(`${subject} ${complaint(first)}`);
}

function complaint(error: FastifySchemaValidationError | undefined): string {
  const { additionalProperty, missingProperty, allowedValues } = error?.params ?? {};
  if (typeof additionalProperty === 'string') return `must not have "${additionalProperty.slice(0, 50)}"`;
  if (typeof missingProperty === 'string') return `must have "${missingProperty}"`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(', ')}`;
  return error?.message ?? 'is not as it should be';
}
