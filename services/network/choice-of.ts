import type { NetworkSettings } from '../../contract/settings.ts';
import { type NetworkChoice, withSignIn } from '../domain/network/network-choice.ts';
import type { NetworkAccess } from '../ports/network-access.ts';
import { type PasswordParts, readPassword } from './proxy-password.ts';

export interface ChoiceParts extends PasswordParts {
  settings: { get(): Promise<{ network: NetworkSettings }> };
  access: Pick<NetworkAccess, 'certificates'>;
}

/** What settings and password come to. Throws `certificates-unreadable`. */
export async function choiceFrom(
  { proxy, address, except, user, certificates: file }: NetworkSettings,
  password: string,
  access: ChoiceParts['access'],
): Promise<NetworkChoice> {
  const certificates = file === '' ? [] : (await access.certificates(file)).texts;
  if (proxy === 'system') return { certificates };
  return { proxy: proxy === 'own' ? withSignIn(address, user, password) : '', except, certificates };
}

/** How the internet is reached now. */
export async function choiceOf(parts: ChoiceParts): Promise<NetworkChoice> {
  const { network } = await parts.settings.get();
  return choiceFrom(network, await readPassword(parts), parts.access);
}
