import type { ContainerInspectInfo } from 'dockerode';
import { containerState, type PublishedPort } from '../../../contract/shapes/stack.ts';
import type { ContainerFacts } from '../../domain/stack/container-facts.ts';

/** More of a health check's words than a person reads. */
const MOST_WORDS = 500;

export function factsOf(info: ContainerInspectInfo): ContainerFacts {
  const { State: state, Config: config } = info;
  const running = state.Running || state.Paused || state.Restarting;
  return {
    id: info.Id,
    name: info.Name.replace(/^\//, ''),
    labels: config.Labels ?? {},
    image: config.Image,
    imageId: info.Image,
    state: stateOf(state.Status),
    health: healthOf(state.Health?.Status),
    probe: probeOf(state.Health?.Log),
    exit: running && !state.Restarting ? undefined : state.ExitCode,
    outOfMemory: state.OOMKilled,
    error: state.Error || undefined,
    created: new Date(info.Created),
    started: momentOf(state.StartedAt),
    ended: momentOf(state.FinishedAt),
    restarts: info.RestartCount,
    ports: portsOf(info.NetworkSettings.Ports ?? {}),
    memoryLimit: info.HostConfig.Memory || undefined,
    mounts: (info.Mounts ?? []).flatMap(({ Name: volume, Destination: path }) => (volume ? [{ volume, path }] : [])),
  };
}

function stateOf(status: string): ContainerFacts['state'] {
  const known = containerState.exclude(['absent']).safeParse(status);
  // Podman has words of its own: `configured`, `initialized`, `stopped`.
  if (known.success) return known.data;
  return status === 'stopped' ? 'exited' : 'created';
}

function healthOf(status: string | undefined): ContainerFacts['health'] {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : undefined;
}

function probeOf(log: { Output: string }[] | undefined | null): string | undefined {
  const words = log?.at(-1)?.Output.trim();
  return words ? words.slice(-MOST_WORDS) : undefined;
}

/** The engine's zero is the year 1. */
function momentOf(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return date.getTime() > 0 ? date : undefined;
}

function portsOf(ports: Record<string, { HostIp: string; HostPort: string }[] | null>): PublishedPort[] {
  return Object.entries(ports).flatMap(([inside, bindings]) => {
    const [container, protocol] = inside.split('/');
    return (bindings ?? []).map(({ HostIp: host, HostPort: port }) => ({
      host,
      port: Number(port),
      container: Number(container),
      protocol: protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
    }));
  });
}
