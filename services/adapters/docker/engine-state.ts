import type Docker from 'dockerode';
import type { EngineState } from '../../ports/container-engine.ts';
import { abortable } from './abortable.ts';

/** What the engine says of itself. */
export async function engineState(
  docker: Docker,
  where: { context: string; address: string },
  abortSignal: AbortSignal,
): Promise<EngineState> {
  const [info, version] = await Promise.all([
    abortable(docker).info({ abortSignal }),
    abortable(docker).version({ abortSignal }),
  ]);
  const local = where.address.startsWith('unix://') && process.platform === 'linux';
  const folder = text(info.DockerRootDir);
  return {
    ...where,
    name: nameOf(info, version, where.context),
    version: version.Version,
    api: version.ApiVersion,
    memory: Number(info.MemTotal ?? 0),
    cpus: Number(info.NCPU ?? 0),
    now: new Date(text(info.SystemTime) ?? Date.now()),
    proxy: { http: text(info.HttpProxy), https: text(info.HttpsProxy), except: text(info.NoProxy) },
    ...(local && folder !== undefined && { folder }),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What a person knows it as. */
function nameOf(info: Record<string, unknown>, version: Docker.DockerVersion, context: string): string {
  const components = version.Components ?? [];
  if (components.some(({ Name: name }) => /podman/i.test(name))) return 'Podman';
  if (/docker desktop/i.test(text(info.OperatingSystem) ?? '')) return 'Docker Desktop';
  const host = text(info.Name) ?? '';
  if (/colima/i.test(host) || /colima/i.test(context)) return 'Colima';
  if (/rancher/i.test(host) || /rancher/i.test(context)) return 'Rancher Desktop';
  if (/orbstack/i.test(host) || /orbstack/i.test(text(info.OperatingSystem) ?? '')) return 'OrbStack';
  const options = Array.isArray(info.SecurityOptions) ? info.SecurityOptions : [];
  return options.some((option) => String(option).includes('rootless')) ? 'Docker, rootless' : 'Docker';
}
