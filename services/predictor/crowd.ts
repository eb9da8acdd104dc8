import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { Fault } from '../domain/fault.ts';
import { sendFault } from '../http/replies.ts';
import type { Admission, Visitor } from './admission.ts';

/** Milliseconds in which a photo arrives over any line, and bytes a second below which none is being sent in earnest. */
const PATIENCE = 5000;
const SLOWEST = 64 * 1024;

/**
 * A hook for routes that take photos: who finds no room is told to come back, before a byte of the photo is read.
 * A request holds `most` bytes, or less where its body has fewer, times `factor`.
 */
export function admitting(admission: Admission, most: number, factor = 1): onRequestAsyncHookHandler {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const bytes = factor * Math.min(announced(request) ?? most, most);
    const leave = admission.enter(bytes, visitorOf(request, reply));
    if (!leave) throw busy();
    finished(reply.raw, leave);
  };
}

/** A request whose photo trickles in, while nothing of it waits to be read here, idles. */
function visitorOf({ raw }: FastifyRequest, reply: FastifyReply): Visitor {
  const [since, before] = [performance.now(), raw.socket.bytesRead];
  return {
    idles() {
      const ms = performance.now() - since;
      if (raw.complete || reply.sent || ms < PATIENCE || raw.readableLength > 0) return false;
      return raw.socket.bytesRead - before < (SLOWEST * ms) / 1000;
    },
    leaveNow() {
      reply.raw.once('finish', () => raw.destroy());
      sendFault(reply.header('connection', 'close'), tooSlow());
    },
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

function tooSlow(): Fault {
  return new Fault('bad-request', 'The request took too long to arrive.', 'Send it again.', {
    details: { case: 'api' },
  });
}
