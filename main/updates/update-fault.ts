import { type FaultCode, type FaultShape, faults } from '../../contract/errors.ts';

/** What the updater's and Chromium's codes mean, as the end of a sentence. */
const REASONS: [code: RegExp, why: string][] = [
  [/ERR_INTERNET_DISCONNECTED|ERR_NAME_NOT_RESOLVED|ERR_NETWORK_CHANGED|ENOTFOUND|EAI_AGAIN/, 'there is no network'],
  [/ERR_PROXY|ERR_TUNNEL/, 'the proxy does not let it through'],
  [/ERR_CERT|CERT_|UNABLE_TO_/, 'the server does not prove that it is the one of that name'],
  [/ERR_UPDATER_CHANNEL_FILE_NOT_FOUND|ERR_UPDATER_LATEST_VERSION_NOT_FOUND/, 'there is no release for this computer'],
  [/ENOSPC/, 'the disk is full'],
  [/EACCES|EPERM|EROFS/, 'Meadow may not write where it is installed'],
];

/** The updater trusts whom the system trusts. */
const UNPROVEN =
  "Where your company looks into https, its certificate has to be among the system's own; or download it by hand.";

/** Codes of what is not as it was released. */
const REFUSED = /ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE|code signature/i;

/** Why another version did not come, in words. */
export function updateFault(thrown: unknown): FaultShape {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = 'code' in error ? String(error.code) : '';
  const told = `${code} ${error.message}`;
  if (REFUSED.test(told))
    return shape(
      'update-refused',
      'What was downloaded is not what was released: its hash or its signature is another. It was thrown away.',
      'Try again; if it stays, download it by hand and compare its SHA-256.',
    );
  const unproven = /ERR_CERT|CERT_|UNABLE_TO_/.test(told);
  const why = REASONS.find(([pattern]) => pattern.test(told))?.[1] ?? firstLine(error.message);
  return shape('update-failed', `The other version did not come: ${why}.`, unproven ? UNPROVEN : 'Try again later.', {
    why,
  });
}

/** The feed named another version than the one a person said yes to. */
export const otherVersion = (wanted: string, found: string | undefined): FaultShape =>
  shape(
    'update-failed',
    `Version ${wanted} did not come: ${found === undefined ? 'it is not offered to this computer' : `there is ${found} now`}.`,
    'Look again, then decide anew.',
    { why: found ?? '' },
  );

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200).replace(/\.$/, '');

const shape = (code: FaultCode, message: string, hint: string, details: FaultShape['details'] = {}): FaultShape => ({
  code,
  message,
  hint,
  retry: faults[code].retry,
  details,
});
