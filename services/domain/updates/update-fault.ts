import type { UpdateTrouble } from '../../../contract/shapes/desktop.ts';
import { updateFailed } from '../../../contract/shapes/update-failed.ts';
import { Fault } from '../fault.ts';
import { proxyFault } from '../network/proxy-fault.ts';
import { isNetworkFailure, isUnproven, networkReason } from '../network-reason.ts';
import { knownReason, type Reason, reasonFor, reasonSaid } from '../reason.ts';

/** The updater's words for what is not as it was released, and for a feed with nothing for this computer. */
const REFUSED = /ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE|code signature/i;
const NO_RELEASE = /ERR_UPDATER_(?:CHANNEL_FILE_NOT_FOUND|LATEST_VERSION_NOT_FOUND|NO_PUBLISHED_VERSIONS)/;

/** Why another version did not come, from what the updater threw and, last, what that came from. */
export function updateFault({ thrown, address, proxy = '' }: UpdateTrouble): Fault {
  // As one error again, whose cause is the next one.
  const causes = thrown.map(({ message, ...facts }) => Object.assign(new Error(message), facts));
  for (const [at, cause] of causes.entries()) if (causes[at + 1]) cause.cause = causes[at + 1];
  const [whole = new Error('Nothing was said.')] = causes;
  const told = thrown.map(({ code = '', message }) => `${code} ${message}`).join('\n');
  if (REFUSED.test(told))
    return new Fault(
      'update-refused',
      'What was downloaded is not what was released: its hash or its signature is another. It was thrown away.',
      'Try again; if it stays, download it by hand and compare its SHA-256.',
      { cause: whole },
    );
  const asked = URL.parse(proxy);
  const ofProxy = asked && proxyFault(whole, asked);
  if (ofProxy) return ofProxy;
  const server = causes.findLast(isUnproven);
  if (server && address !== undefined) return unproven(address, server, whole);
  return failed(reasonOf(causes, told), whole);
}

/** The feed named another version than the one a person said yes to, or none. */
export const otherVersion = (offered: string): Fault =>
  failed(offered === '' ? reasonFor('not-offered') : reasonFor('another-offered', { offered }));

/** The last that is known says most. */
function reasonOf(causes: readonly Error[], told: string): Reason {
  const ofNetwork = causes.findLast((cause) => isNetworkFailure(cause) || isUnproven(cause));
  if (ofNetwork) return networkReason(ofNetwork);
  const key = causes.map((cause) => knownReason(cause, 'write')).findLast((each) => each !== undefined);
  if (key === 'may-not-write' || key === 'read-only') return reasonFor('may-not-install');
  if (key) return reasonFor(key);
  if (NO_RELEASE.test(told)) return reasonFor('no-release');
  if (told.startsWith('NOT_DOWNLOADED ')) return reasonFor('not-downloaded');
  return reasonSaid(firstLine(causes.at(-1)?.message ?? told));
}

const failed = (reason: Reason, cause?: unknown): Fault => Fault.fromShape(updateFailed(reason), cause);

/** Also what a company's own look into https does, where its certificate is not known here. */
function unproven(address: string, server: Error, cause: Error): Fault {
  const reason = networkReason(server);
  return new Fault(
    'certificate-unknown',
    `${address} could not be downloaded: ${reason.why}.`,
    'Where your company looks into https, name its certificate under Settings, Network; else leave this network.',
    { details: { address, ...reason }, cause },
  );
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 200).replace(/\.$/, '');
