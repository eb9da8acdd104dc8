import type { Handlers } from '../../contract/handlers.ts';
import type { NetworkState, network } from '../../contract/network.ts';
import type { NetworkSettings } from '../../contract/settings.ts';
import { asFault } from '../domain/fault.ts';
import { withoutSignIn } from '../domain/network/network-choice.ts';
import { publicList } from '../domain/public-list.ts';
import type { NetworkAccess } from '../ports/network-access.ts';
import { choiceFrom } from './choice-of.ts';
import { keepPassword, type PasswordParts, readPassword } from './proxy-password.ts';

export interface NetworkParts extends PasswordParts {
  settings: { get(): Promise<{ network: NetworkSettings }> };
  access: NetworkAccess;
}

/** A person waits for it. */
const PATIENCE_MS = 20_000;
/** What the button of the public list would download first. */
const [TRIED = { url: '' }] = publicList('dandelion-or-grass');

/** How this computer reaches the internet, told and tried. */
export function createNetwork(parts: NetworkParts): Handlers<typeof network> {
  const { settings, access } = parts;

  const proxyNow = async ({
    proxy,
    address,
    except,
  }: NetworkSettings): Promise<Pick<NetworkState, 'by' | 'proxy' | 'except' | 'script'>> => {
    if (proxy === 'none') return { by: 'settings' };
    if (proxy === 'own') return { by: 'settings', ...(address && { proxy: address, except }) };
    const environment = await access.environment();
    if (environment.proxy !== undefined)
      return { by: 'environment', proxy: environment.proxy, except: environment.except };
    const { proxy: found, except: direct, script } = await access.system();
    if (found !== undefined)
      return { by: 'computer', proxy: withoutSignIn(found), except: direct, ...(script && { script }) };
    return { by: 'nobody', ...(script && { script }) };
  };

  const state = async (): Promise<NetworkState> => {
    const { network: now } = await settings.get();
    const file = now.certificates;
    const [used, environment, password, authorities, own] = await Promise.all([
      proxyNow(now),
      access.environment(),
      readPassword(parts),
      access.systemCertificates(),
      file === '' ? undefined : access.certificates(file).catch((thrown: unknown) => asFault(thrown)),
    ]);
    const fault = own instanceof Error ? { fault: own.toShape() } : {};
    return {
      ...used,
      variables: [...environment.names],
      password: password !== '',
      authorities,
      certificates: own && !(own instanceof Error) ? own.seen : [],
      ...fault,
    };
  };

  return {
    state,
    async password({ password }) {
      await keepPassword(parts, password);
      return state();
    },
    async try({ password, ...change }) {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const wanted = { ...(await settings.get()).network, ...given };
      const choice = await choiceFrom(wanted, password ?? (await readPassword(parts)), access);
      const begun = performance.now();
      const { bytes } = await access.try(choice, TRIED.url, AbortSignal.timeout(PATIENCE_MS));
      return { address: TRIED.url, bytes, ms: Math.round(performance.now() - begun) };
    },
  };
}
