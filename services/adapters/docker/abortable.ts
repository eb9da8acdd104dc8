import type Docker from 'dockerode';

/** What dockerode takes and its types do not tell. */
interface Abortable {
  ping(options: { abortSignal: AbortSignal }): Promise<unknown>;
  info(options: { abortSignal: AbortSignal }): Promise<Record<string, unknown>>;
  version(options: { abortSignal: AbortSignal }): Promise<Docker.DockerVersion>;
}

interface AbortableNetwork {
  inspect(options: { abortSignal: AbortSignal }): Promise<Docker.NetworkInspectInfo>;
}

export const abortable = (docker: Docker): Abortable => docker as unknown as Abortable;

export const abortableNetwork = (docker: Docker, name: string): AbortableNetwork =>
  docker.getNetwork(name) as unknown as AbortableNetwork;

interface Disk {
  Volumes: { Name: string; UsageData?: { Size: number } | null }[] | null;
  Images: { Id: string; Size: number }[] | null;
}

export const diskOf = (docker: Docker, abortSignal: AbortSignal): Promise<Disk> =>
  (docker.df as unknown as (options: { abortSignal: AbortSignal }) => Promise<Disk>).call(docker, { abortSignal });
