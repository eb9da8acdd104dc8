/** What the network's codes mean, as the end of a sentence that says what did not work. */
const reasons: Record<string, string> = {
  ENOTFOUND: 'nobody knows a server of that name',
  EAI_AGAIN: 'the name of its server cannot be looked up now',
  ECONNREFUSED: 'the server takes no connections',
  ECONNRESET: 'the server broke the connection off',
  EPIPE: 'the server broke the connection off',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the server does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the server does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the server does not answer',
  UND_ERR_BODY_TIMEOUT: 'the server stopped in the middle of it',
  UND_ERR_SOCKET: 'the server broke the connection off',
};

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** Codes of certificates: OpenSSL's, and Node's for a certificate of another name. */
const CERTIFICATE = /CERT|^UNABLE_TO_/;

/** Why the network failed, in words where its code is known; else as it was said. */
export function networkReason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = codeOf(thrown);
  if (CERTIFICATE.test(code)) return 'the server does not prove that it is the one of that name';
  return reasons[code] ?? (thrown.message || code || thrown.name);
}

/** Whether it was the network that failed, rather than what was asked. */
export const isNetworkFailure = (thrown: unknown): boolean => Object.hasOwn(reasons, codeOf(thrown));

/** Whether a server does not prove who it is. */
export const isUnproven = (thrown: unknown): boolean => CERTIFICATE.test(codeOf(thrown));

/** Whether a connection broke off, as one does that was kept open too long: asking again at once may help. */
export const isBrokenOff = (thrown: unknown): boolean =>
  ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(thrown));
