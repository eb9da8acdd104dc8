import type { ProxyConfig } from 'electron';
import type { FromCore } from '../../contract/shapes/desktop.ts';

/** How a person chose that the internet is reached, as the core tells it. */
export type NetworkChoice = Omit<Extract<FromCore, { type: 'network' }>, 'type'>;

type Environment = Record<string, string | undefined>;

/** What the environment says where nobody chose; the core goes by the same names in the same order. */
export function chosenProxy({ proxy, except }: Pick<NetworkChoice, 'proxy' | 'except'>, env: Environment) {
  if (proxy !== undefined) return { proxy, except };
  const said = env.https_proxy ?? env.HTTPS_PROXY ?? env.http_proxy ?? env.HTTP_PROXY;
  return said === undefined ? undefined : { proxy: said, except: env.no_proxy ?? env.NO_PROXY ?? '' };
}

/** A choice as Chromium takes it. An address that is none counts as no proxy, as it does in the core. */
export function proxyConfig(choice: Pick<NetworkChoice, 'proxy' | 'except'>, env: Environment): ProxyConfig {
  const chosen = chosenProxy(choice, env);
  if (!chosen) return { mode: 'system' };
  const url = URL.parse(chosen.proxy);
  const names = chosen.except.split(/[\s,]+/).filter(Boolean);
  if (!url || !/^https?:$/.test(url.protocol) || names.includes('*')) return { mode: 'direct' };
  return {
    mode: 'fixed_servers',
    proxyRules: `${url.protocol}//${url.host}`,
    proxyBypassRules: [...new Set(names.flatMap(bypassRules))].join(','),
  };
}

/** In NO_PROXY a name stands for all below it too, which Chromium wants said. Addresses are as they are. */
function bypassRules(name: string): string[] {
  const bare = name.replace(/^\*?\./, '');
  if (!/^[a-z0-9]/i.test(bare) || /^[\d.]+(\/\d+)?(:\d+)?$/.test(bare)) return [name];
  return [bare, `*.${bare}`];
}

/** Who signs in at the proxy; none where its address names nobody. */
export function proxySignIn(choice: Pick<NetworkChoice, 'proxy' | 'except'>, env: Environment) {
  const url = URL.parse(chosenProxy(choice, env)?.proxy ?? '');
  if (!url || url.username === '') return undefined;
  return { host: url.hostname, user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}
