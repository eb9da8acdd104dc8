import type { Because } from '../../contract/because.ts';
import { type Reason, reasonFor, reasonSaid } from './reason.ts';

/** What the network's codes mean. */
const reasons: Record<string, Because> = {
  ENOTFOUND: 'no-such-name',
  EAI_AGAIN: 'no-lookup',
  ECONNREFUSED: 'no-connections',
  ECONNRESET: 'broken-off',
  EPIPE: 'broken-off',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'no-network',
  ETIMEDOUT: 'silent',
  UND_ERR_CONNECT_TIMEOUT: 'silent',
  UND_ERR_HEADERS_TIMEOUT: 'silent',
  UND_ERR_BODY_TIMEOUT: 'stopped-midway',
  UND_ERR_SOCKET: 'broken-off',
};

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** Codes of certificates: OpenSSL's, and Node's for a certificate of another name. */
const CERTIFICATE = /CERT|^UNABLE_TO_/;

/** Why the network failed: by a key where its code is known, else as it was said. */
export function networkReason(thrown: unknown): Reason {
  if (!(thrown instanceof Error)) return reasonSaid(thrown);
  const code = codeOf(thrown);
  if (CERTIFICATE.test(code)) return reasonFor('unproven');
  const key = reasons[code];
  return key ? reasonFor(key) : reasonSaid(thrown.message || code || thrown.name);
}

/** Whether it was the network that failed, rather than what was asked. */
export const isNetworkFailure = (thrown: unknown): boolean => Object.hasOwn(reasons, codeOf(thrown));

/** Whether a server does not prove who it is. */
export const isUnproven = (thrown: unknown): boolean => CERTIFICATE.test(codeOf(thrown));

/** Whether a connection broke off, as one does that was kept open too long: asking again at once may help. */
export const isBrokenOff = (thrown: unknown): boolean =>
  ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(thrown));
