import { errorCodes, type FastifyError } from 'fastify';
import { asFault, Fault } from '../domain/fault.ts';

const tooLarge = () =>
  new Fault('photo-too-large', 'The request is larger than this address accepts.', 'Send smaller or fewer photos.');

const wrongType = () =>
  new Fault(
    'photo-format',
    'This address does not read that Content-Type.',
    'Send a photo as image/jpeg or application/octet-stream, many as multipart/form-data; see the docs page.',
  );

const tooSlow = () =>
  new Fault('predictor-busy', 'The answer took too long.', 'Try again in a moment, with fewer photos at once.');

function isRequestError(thrown: unknown): thrown is FastifyError {
  return thrown instanceof Error && 'statusCode' in thrown && Number(thrown.statusCode) < 500;
}

/** Whatever a request ended in, as a Fault: errors of Fastify and its plugins that are the caller's become the caller's. */
export function requestFault(thrown: unknown): Fault {
  if (thrown instanceof errorCodes.FST_ERR_HANDLER_TIMEOUT) return tooSlow();
  if (!isRequestError(thrown)) return asFault(thrown);
  if (thrown.statusCode === 413) return tooLarge();
  if (thrown.statusCode === 415 || thrown.statusCode === 406) return wrongType();
  return new Fault('bad-request', sentence(thrown.message), 'See the docs page for what this address takes.', {
    details: { case: 'api' },
  });
}

function sentence(message: string): string {
  return `The request cannot be read: ${message.replace(/\.$/, '')}.`;
}
