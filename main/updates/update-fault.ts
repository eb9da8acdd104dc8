import { type FaultCode, type FaultShape, faults } from '../../contract/errors.ts';
import { shownProxy } from './network-choice.ts';
import type { ProxyCode } from './unreached.ts';

/** What the updater's and the network's codes mean, as the end of a sentence. */
const REASONS: [code: RegExp, why: string][] = [
  [/ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN/, 'there is no network'],
  [/ECONNREFUSED/, 'the server takes no connections'],
  [/ETIMEDOUT|UND_ERR_(CONNECT|HEADERS)_TIMEOUT/, 'the server does not answer'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET/, 'the connection broke off'],
  [/UND_ERR_BODY_TIMEOUT/, 'the server stopped in the middle of it'],
  [/ENOSPC/, 'the disk is full'],
  [/EACCES|EPERM|EROFS/, 'Meadow may not write where it is installed'],
  [
    /ERR_UPDATER_(CHANNEL_FILE_NOT_FOUND|LATEST_VERSION_NOT_FOUND|NO_PUBLISHED_VERSIONS)/,
    'there is no release for this computer',
  ],
];

/** OpenSSL's codes of certificates, and Node's for a certificate of another name. */
const UNPROVEN = /CERT_|_CERT\b|UNABLE_TO_|ERR_TLS_CERT/;

/** Codes of what is not as it was released. */
const REFUSED = /ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE|code signature/i;

/** Of a proxy, by its code. */
const PROXIES: Record<ProxyCode, (proxy: string) => FaultShape> = {
  PROXY_SIGN_IN: (proxy) =>
    shape('proxy-sign-in', `The proxy ${proxy} wants a user and a password.`, 'Set them under Settings, Network.', {
      proxy,
    }),
  PROXY_REFUSED: (proxy) =>
    shape(
      'proxy-refused',
      `The proxy ${proxy} lets nothing through to the releases.`,
      'Ask who looks after it to allow the server.',
      { proxy },
    ),
  PROXY_DOWN: (proxy) =>
    shape(
      'proxy-down',
      `The proxy ${proxy} does not answer.`,
      'Check its address under Settings, Network, or the network itself.',
      { proxy },
    ),
};

/** Why another version did not come, in words. `proxy`: the one that was asked, empty for none. */
export function updateFault(thrown: unknown, proxy = ''): FaultShape {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = 'code' in error ? String(error.code) : '';
  const told = `${code} ${error.message}`;
  if (REFUSED.test(told))
    return shape(
      'update-refused',
      'What was downloaded is not what was released: its hash or its signature is another. It was thrown away.',
      'Try again; if it stays, download it by hand and compare its SHA-256.',
    );
  for (const [name, ofProxy] of Object.entries(PROXIES)) if (told.includes(name)) return ofProxy(shownProxy(proxy));
  if (UNPROVEN.test(told)) return unproven();
  const why = REASONS.find(([pattern]) => pattern.test(told))?.[1] ?? firstLine(error.message);
  return shape('update-failed', `The other version did not come: ${why}.`, 'Try again later.', { why });
}

/** Also what a company's own look into https does, where its certificate is not known here. */
function unproven(): FaultShape {
  const why = 'the server does not prove that it is the one of that name';
  return shape(
    'certificate-unknown',
    `The other version did not come: ${why}.`,
    'Where your company looks into https, name its certificate under Settings, Network; else leave this network.',
    { why },
  );
}

/** The feed named another version than the one a person said yes to. */
export const otherVersion = (wanted: string, found: string | undefined): FaultShape =>
  shape(
    'update-failed',
    `Version ${wanted} did not come: ${found === undefined ? 'it is not offered to this computer' : `there is ${found} now`}.`,
    'Look again, then decide anew.',
    { why: found ?? '' },
  );

export const nothingWaits = (): FaultShape =>
  shape('update-failed', 'No other version is downloaded.', 'Look for one, then download it.', { why: '' });

/** The updater said nothing, and did nothing. */
export const notStarted = (): FaultShape => updateFault(new Error('its installer did not start'));

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200).replace(/\.$/, '');

const shape = (code: FaultCode, message: string, hint: string, details: FaultShape['details'] = {}): FaultShape => ({
  code,
  message,
  hint,
  retry: faults[code].retry,
  details,
});
