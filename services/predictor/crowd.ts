import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { Fault } from '../domain/fault.ts';
import type { Admission } from './admission.ts';

/**
 * A hook for routes that take photos: who finds no room is told to come back, before a byte of the photo is read.
 * A request holds `most` bytes, or less where its body has fewer, times `factor`.
 */
export function admitting(admission: Admission, most: number, factor = 1): onRequestAsyncHookHandler {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const leave = admission.enter(factor * Math.min(announced(request) ?? most, most));
    if (!leave) throw busy();
    finished(reply.raw, leave);
  };
}

/** Bytes of the body, where the request says so. */
function announced({ headers }: FastifyRequest): number | undefined {
  const length = Number(headers['content-length']);
  return headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : undefined;
}

function busy(): Fault {
  return new Fault('predictor-busy', 'Too many photos are waiting already.', 'Try again in a second.');
}
