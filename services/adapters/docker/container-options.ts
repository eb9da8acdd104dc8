import type { ContainerCreateOptions } from 'dockerode';
import type { HealthCheck, ServiceRule } from '../../domain/stack/stack-file.ts';
import type { ContainerOrder } from '../../ports/container-engine.ts';

/** What the engine is told to make, as Compose would tell it. */
export function optionsOf(order: ContainerOrder): ContainerCreateOptions {
  const { rule, network, aliases } = order;
  return {
    Image: rule.image,
    ...(rule.entrypoint && { Entrypoint: [...rule.entrypoint] }),
    ...(rule.command && { Cmd: [...rule.command] }),
    Env: Object.entries(rule.environment).map(([name, value]) => `${name}=${value}`),
    Labels: order.labels,
    ...(rule.user !== undefined && { User: rule.user }),
    ...(rule.workingDir !== undefined && { WorkingDir: rule.workingDir }),
    ...(rule.hostname !== undefined && { Hostname: rule.hostname }),
    ...(rule.stopSignal !== undefined && { StopSignal: rule.stopSignal }),
    ...(rule.stopGrace !== undefined && { StopTimeout: Math.ceil(rule.stopGrace / 1e9) }),
    ...healthcheck(rule.healthcheck),
    AttachStdout: true,
    AttachStderr: true,
    ExposedPorts: Object.fromEntries(rule.ports.map((port) => [portKey(port), {}])),
    HostConfig: hostConfig(order),
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [...aliases] } } },
  };
}

const portKey = ({ container, protocol }: ServiceRule['ports'][number]): string => `${container}/${protocol}`;

function hostConfig({ rule, network, volumeName }: ContainerOrder): NonNullable<ContainerCreateOptions['HostConfig']> {
  const [restart = '', retries] = (rule.restart ?? '').split(':');
  return {
    Binds: rule.volumes.map(({ volume, path, readOnly }) => `${volumeName(volume)}:${path}:${readOnly ? 'ro' : 'rw'}`),
    NetworkMode: network,
    PortBindings: portBindings(rule),
    RestartPolicy: { Name: restart, ...(retries !== undefined && { MaximumRetryCount: Number(retries) }) },
    ...(rule.logging && { LogConfig: { Type: rule.logging.driver, Config: rule.logging.options } }),
    CapAdd: [...rule.capAdd],
    CapDrop: [...rule.capDrop],
    SecurityOpt: [...rule.securityOpt],
    ExtraHosts: [...rule.extraHosts],
    Tmpfs: Object.fromEntries(rule.tmpfs.map((entry) => tmpfs(entry))),
    ...(rule.readOnly !== undefined && { ReadonlyRootfs: rule.readOnly }),
    ...(rule.memory !== undefined && { Memory: rule.memory }),
    ...(rule.shm !== undefined && { ShmSize: rule.shm }),
    ...(rule.cpus !== undefined && { NanoCpus: Math.round(rule.cpus * 1e9) }),
    ...(rule.pids !== undefined && { PidsLimit: rule.pids }),
    ...(rule.init !== undefined && { Init: rule.init }),
  };
}

function portBindings(rule: ServiceRule): Record<string, { HostIp: string; HostPort: string }[]> {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of rule.ports) {
    const key = portKey(port);
    bindings[key] = [...(bindings[key] ?? []), { HostIp: port.host, HostPort: String(port.published) }];
  }
  return bindings;
}

/** `/tmp:size=64m` */
function tmpfs(entry: string): [string, string] {
  const at = entry.indexOf(':');
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}

function healthcheck(check: HealthCheck | 'off' | undefined): Pick<ContainerCreateOptions, 'Healthcheck'> {
  if (!check) return {};
  if (check === 'off') return { Healthcheck: { Test: ['NONE'] } };
  const { test, interval, timeout, retries, startPeriod, startInterval } = check;
  return {
    Healthcheck: {
      Test: [...test],
      ...(interval !== undefined && { Interval: interval }),
      ...(timeout !== undefined && { Timeout: timeout }),
      ...(retries !== undefined && { Retries: retries }),
      ...(startPeriod !== undefined && { StartPeriod: startPeriod }),
      ...(startInterval !== undefined && { StartInterval: startInterval }),
    },
  };
}
