/** What the network's codes mean, as the end of a sentence that says what could not be downloaded. */
const reasons: Record<string, string> = {
  ENOTFOUND: 'nobody knows a server of that name',
  EAI_AGAIN: 'the name of its server cannot be looked up now',
  ECONNREFUSED: 'the server takes no connections',
  ECONNRESET: 'the server broke the connection off',
  EHOSTUNREACH: 'the server cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the server does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the server does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the server does not answer',
  UND_ERR_BODY_TIMEOUT: 'the server stopped in the middle of it',
  UND_ERR_SOCKET: 'the server broke the connection off',
};

/** Codes of certificates: OpenSSL's, and Node's for a certificate of another name. */
const CERTIFICATE = /CERT|^UNABLE_TO_/;

/** Why the network failed, in words where its code is known; else as it was said. */
export function networkReason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  if (CERTIFICATE.test(code)) return 'the server does not prove that it is the one of that name';
  return reasons[code] ?? (thrown.message || code || thrown.name);
}
