import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { posix, win32 } from 'node:path';

/** Where an engine may listen. */
export interface EnginePlace {
  /** The name of the Docker context, `DOCKER_HOST`, or whose socket it is. */
  context: string;
  /** `unix://…`, `npipe://…`, `tcp://…`. */
  address: string;
  /** The folder of its certificates. */
  certificates?: string | undefined;
}

export interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  /** The person's own folder. */
  home: string;
  uid?: number | undefined;
}

export interface EnginePlaces {
  /** Chosen by a person: no other is taken in its place. */
  chosen?: EnginePlace | undefined;
  /** The name of a context that was chosen and is none. */
  unknown?: string | undefined;
  /** Where else to look, likeliest first. */
  usual: EnginePlace[];
}

/** Where to look for an engine: as the `docker` command would, then where engines are known to listen. */
export async function enginePlaces(around: Surroundings): Promise<EnginePlaces> {
  const { env } = around;
  const usual = usualPlaces(around);
  if (env.DOCKER_HOST) {
    const certificates = env.DOCKER_TLS_VERIFY ? env.DOCKER_CERT_PATH : undefined;
    return { chosen: { context: 'DOCKER_HOST', address: withScheme(env.DOCKER_HOST), certificates }, usual };
  }
  const contexts = await readContexts(around);
  const name = env.DOCKER_CONTEXT || (await currentContext(around)) || 'default';
  const chosen = contexts.find(({ context }) => context === name);
  if (chosen) return { chosen, usual: [...usual, ...contexts] };
  return { unknown: name === 'default' ? undefined : name, usual: [...usual, ...contexts] };
}

const withScheme = (address: string): string => (address.includes('://') ? address : `tcp://${address}`);

/** `//` would be read as a scheme's: a pipe's path has its slashes doubled. */
const pipe = (name: string): string => `npipe:////./pipe/${name}`;

function usualPlaces({ platform, env, home, uid }: Surroundings): EnginePlace[] {
  const at = (context: string, path: string): EnginePlace => ({ context, address: `unix://${path}` });
  const own = (context: string, path: string): EnginePlace => at(context, `${home}/${path}`);
  if (platform === 'win32')
    return [
      { context: 'default', address: pipe('docker_engine') },
      { context: 'Docker Desktop', address: pipe('dockerDesktopLinuxEngine') },
      { context: 'Podman', address: pipe('podman-machine-default') },
    ];
  const runtime = env.XDG_RUNTIME_DIR || (uid === undefined ? undefined : `/run/user/${uid}`);
  const mac = [
    own('Podman', '.local/share/containers/podman/machine/podman.sock'),
    own('OrbStack', '.orbstack/run/docker.sock'),
  ];
  const linux = [
    ...(runtime === undefined
      ? []
      : [at('Docker, rootless', `${runtime}/docker.sock`), at('Podman', `${runtime}/podman/podman.sock`)]),
    at('Podman', '/run/podman/podman.sock'),
  ];
  return [
    ...(platform === 'darwin' ? [own('default', '.docker/run/docker.sock')] : []),
    at('default', '/var/run/docker.sock'),
    own('Docker Desktop', '.docker/desktop/docker.sock'),
    own('Colima', '.colima/default/docker.sock'),
    own('Colima', '.config/colima/default/docker.sock'),
    own('Rancher Desktop', '.rd/docker.sock'),
    ...(platform === 'darwin' ? mac : linux),
  ];
}

const joining = ({ platform }: Surroundings) => (platform === 'win32' ? win32.join : posix.join);

function dockerFolder(around: Surroundings): string {
  return around.env.DOCKER_CONFIG || joining(around)(around.home, '.docker');
}

async function currentContext(around: Surroundings): Promise<string | undefined> {
  const config = await readJson(joining(around)(dockerFolder(around), 'config.json'));
  const name = config?.currentContext;
  return typeof name === 'string' ? name : undefined;
}

/** The contexts that `docker context ls` lists; a file that is no context is passed over. */
async function readContexts(around: Surroundings): Promise<EnginePlace[]> {
  const join = joining(around);
  const folder = join(dockerFolder(around), 'contexts');
  const names = await readdir(join(folder, 'meta')).catch(() => []);
  const found = await Promise.all(
    names.map(async (id) =>
      contextOf(await readJson(join(folder, 'meta', id, 'meta.json')), join(folder, 'tls'), join),
    ),
  );
  return found.filter((place) => place !== undefined);
}

function contextOf(
  meta: Record<string, unknown> | undefined,
  tls: string,
  join: (...parts: string[]) => string,
): EnginePlace | undefined {
  const { Name: context, Endpoints: endpoints } = meta ?? {};
  const host = Reflect.get(Object(Reflect.get(Object(endpoints), 'docker')), 'Host');
  if (typeof context !== 'string' || typeof host !== 'string' || host === '') return undefined;
  const id = createHash('sha256').update(context).digest('hex');
  return { context, address: host, ...(host.startsWith('tcp://') && { certificates: join(tls, id, 'docker') }) };
}

async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
