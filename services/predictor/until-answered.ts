import { finished } from 'node:stream';
import type { FastifyReply } from 'fastify';

/**
 * Aborted when the answer is out, or nobody waits for it any more. Fastify's own `request.signal` is aborted as soon
 * as a multipart body has been read.
 */
export function untilAnswered({ raw }: FastifyReply): AbortSignal {
  const over = new AbortController();
  finished(raw, () => over.abort());
  return over.signal;
}
