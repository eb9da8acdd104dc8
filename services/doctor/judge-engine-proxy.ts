import type { NetworkState } from '../../contract/network.ts';
import { withoutSignIn } from '../domain/network/network-choice.ts';
import { portOf } from '../domain/port-of.ts';
import type { EngineProxy } from '../ports/container-engine.ts';
import type { Judgement } from './judgements.ts';

/** The engine of containers, as far as it downloads images. */
export interface SeenEngineProxy {
  /** As people call it: `Docker`, `Docker Desktop`. */
  name: string;
  /** It runs on this computer itself, under Linux. */
  onThisLinux: boolean;
  proxy: EngineProxy;
}

/** What Docker Desktop's engine always says: behind it are Docker Desktop's own settings, which it does not tell. */
const DESKTOP = /^(?:https?:\/\/)?http\.docker\.internal:3128$/;

const pages: Readonly<Record<string, string>> = {
  Docker: 'https://docs.docker.com/engine/daemon/proxy/',
  'Docker, rootless': 'https://docs.docker.com/engine/daemon/proxy/',
  'Docker Desktop': 'https://docs.docker.com/desktop/settings-and-maintenance/settings/#proxies',
};

/** Whether the engine downloads images by the proxy that Meadow's own downloads go by; nothing where neither has one. */
export function judgeEngineProxy(
  engine: SeenEngineProxy | undefined,
  network: Pick<NetworkState, 'proxy' | 'except'>,
): Judgement | undefined {
  if (!engine) return undefined;
  const { name, proxy: own } = engine;
  const wanted = network.proxy;
  // Registries are asked by https.
  const by = own.https === undefined ? undefined : withoutSignIn(own.https);
  const desktop = own.https !== undefined && DESKTOP.test(own.https);
  if (wanted === undefined && (desktop || (by === undefined && own.http === undefined))) return undefined;
  const details = { engine: name, proxy: wanted ?? '', asks: by ?? own.http ?? '' };
  const ok = (how: string, finding: string, more = {}): Judgement => ({
    state: 'ok',
    finding,
    details: { ...details, ...more, how },
  });
  if (desktop) return ok('desktop', `${name} downloads images by what its own settings say under Resources, Proxies.`);
  if (wanted === undefined) {
    if (by !== undefined)
      return ok('engine-only', `${name} downloads images by the proxy ${by}; Meadow's own downloads go by none.`);
    return ok('http-only', `${name} has a proxy for http alone; images are downloaded without it.`);
  }
  if (by !== undefined && sameServer(by, wanted)) {
    const names = missing(network.except ?? '', own.except ?? '').join(', ');
    if (names === '') return ok('same', `${name} downloads images by the same proxy, ${wanted}.`);
    return ok('same-except', `${name} downloads images by the same proxy, ${wanted}, and asks it for ${names} too.`, {
      names,
    });
  }
  const isDesktop = name === 'Docker Desktop';
  const page = pages[name];
  const command = engine.onThisLinux ? commandFor(name, wanted, network.except ?? '') : undefined;
  return {
    state: 'warning',
    finding:
      by === undefined
        ? `${name} does not download images by the proxy ${wanted}, by which Meadow's own downloads go.`
        : `${name} downloads images by the proxy ${by}, and Meadow's own downloads go by ${wanted}.`,
    hint: isDesktop
      ? 'Where images do not come: name the proxy in Docker Desktop, under Settings, Resources, Proxies.'
      : `Where images do not come: name the proxy where ${name} is set up, and start it again, which ends its containers.`,
    details: {
      ...details,
      how: isDesktop ? 'desktop' : by === undefined ? 'none' : 'other',
      ...(command !== undefined && { command }),
      ...(page !== undefined && { page }),
    },
  };
}

/** Whoever signs in, and however it is spoken to. */
const sameServer = (one: string, other: string): boolean => serverOf(one) === serverOf(other);

function serverOf(address: string): string {
  const url = URL.parse(address.includes('://') ? address : `http://${address}`);
  if (!url) return address;
  return `${url.hostname}:${portOf(url)}`;
}

const namesIn = (list: string): string[] =>
  list
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((name) => name.replace(/^\*?\./, ''))
    .filter((name) => name !== '');

const isLocal = (name: string): boolean => name === 'localhost' || name.startsWith('127.') || name === '::1';

/** Names that Meadow asks directly and the engine does not. */
function missing(own: string, engine: string): string[] {
  const direct = namesIn(engine);
  if (direct.includes('*')) return [];
  return namesIn(own).filter(
    (name) => !isLocal(name) && !direct.some((other) => name === other || name.endsWith(`.${other}`)),
  );
}

/** Names the proxy for systemd's service of the engine, which it is started again for. */
function commandFor(engine: string, proxy: string, except: string): string | undefined {
  if (engine !== 'Docker' && engine !== 'Docker, rootless') return undefined;
  const rootless = engine !== 'Docker';
  const [sudo, systemctl] = rootless ? ['', 'systemctl --user'] : ['sudo ', 'sudo systemctl'];
  const folder = rootless ? '~/.config/systemd/user/docker.service.d' : '/etc/systemd/system/docker.service.d';
  const direct = ['localhost', '127.0.0.1', ...namesIn(except).filter((name) => !isLocal(name))].join(',');
  const variables = [`HTTP_PROXY=${proxy}`, `HTTPS_PROXY=${proxy}`, `NO_PROXY=${direct}`];
  const lines = ['[Service]', ...variables.map((variable) => `Environment="${forUnit(variable)}"`)];
  return [
    `${sudo}mkdir -p ${folder}`,
    `printf '%s\\n' ${lines.map(quoted).join(' ')} | ${sudo}tee ${folder}/http-proxy.conf`,
    `${systemctl} daemon-reload`,
    `${systemctl} restart docker`,
  ].join(' && ');
}

/** Between the quotes of a unit file, where `%` begins a name of systemd's. */
const forUnit = (text: string): string => text.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%');

/** One word for a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
