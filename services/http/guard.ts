import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Fault } from '../domain/fault.ts';
import { decide, type GuardedRequest, type GuardPolicy } from '../domain/local-guard.ts';

const hints = {
  forbidden: 'Open the page of Meadow itself, or call the API from a program on this machine.',
  'wrong-host': 'Use the address Meadow shows, such as http://127.0.0.1:8600.',
  'wrong-method': 'See the docs page for the methods of each address.',
} as const;

/** Puts the guard before everything else of this server, routes that do not exist included. */
export function installGuard(app: FastifyInstance, policy: GuardPolicy): void {
  app.addHook('onRequest', async (request) => {
    const decision = decide(look(request), policy);
    if (!decision.allowed) throw new Fault(decision.code, decision.reason, hints[decision.code]);
  });
}

function look({ raw, headers }: FastifyRequest): GuardedRequest {
  return {
    remoteAddress: raw.socket.remoteAddress,
    method: raw.method ?? '',
    path: (raw.url ?? '').replace(/\?.*$/s, ''),
    host: authority(raw.url) ?? headers.host,
    origin: headers.origin,
    fetchSite: single(headers['sec-fetch-site']),
    fetchMode: single(headers['sec-fetch-mode']),
    fetchDest: single(headers['sec-fetch-dest']),
  };
}

/** A request as to a proxy names its host in the address, which then counts (RFC 9112, 3.2.2). */
function authority(url = ''): string | undefined {
  return /^[a-z]+:\/\/([^/]*)/i.exec(url)?.[1];
}

/** Node joins a repeated header with commas, which then is no word the guard knows. */
function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}
