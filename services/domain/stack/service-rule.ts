import type { ComposeService } from './compose-schema.ts';
import { serviceHash } from './service-hash.ts';
import type { HealthCheck, ServiceRule } from './stack-file.ts';

/** What a service is read in: all services of the file, itself among them, and the profiles that were chosen. */
export interface ServiceSurroundings {
  all: readonly ComposeService[];
  chosen: readonly string[];
}

/** A service as it is carried out. */
export function toServiceRule(
  name: string,
  service: ComposeService,
  { all, chosen }: ServiceSurroundings,
): ServiceRule {
  const { build, depends_on: needs = {}, profiles = [] } = service;
  const isLeftOut = profiles.length > 0 && !profiles.some((profile) => chosen.includes(profile));
  return {
    name,
    image: service.image,
    build: build && {
      context: build.context,
      dockerfile: build.dockerfile ?? 'Dockerfile',
      args: build.args ?? {},
      target: build.target,
    },
    entrypoint: service.entrypoint ?? undefined,
    command: service.command ?? undefined,
    environment: service.environment ?? {},
    user: service.user,
    workingDir: service.working_dir,
    hostname: service.hostname,
    extraHosts: (service.extra_hosts ?? []).map((entry) => entry.replace('=', ':')),
    ports: service.ports ?? [],
    volumes: service.volumes ?? [],
    tmpfs: service.tmpfs ?? [],
    dependsOn: Object.fromEntries(
      Object.entries(needs).map(([other, { condition = 'service_started' }]) => [other, { condition }]),
    ),
    healthcheck: checkOf(service.healthcheck),
    restart: service.restart,
    logging: service.logging && {
      driver: service.logging.driver ?? 'json-file',
      options: service.logging.options ?? {},
    },
    capDrop: service.cap_drop ?? [],
    capAdd: service.cap_add ?? [],
    securityOpt: service.security_opt ?? [],
    readOnly: service.read_only,
    memory: service.mem_limit,
    shm: service.shm_size,
    cpus: service.cpus,
    pids: service.pids_limit,
    init: service.init,
    stopGrace: service.stop_grace_period,
    stopSignal: service.stop_signal,
    labels: service.labels ?? {},
    replicas: isLeftOut ? 0 : (service.deploy?.replicas ?? service.scale ?? 1),
    hash: serviceHash(service),
    oneShot: all.some((other) => other.depends_on?.[name]?.condition === 'service_completed_successfully'),
  };
}

function checkOf(check: ComposeService['healthcheck']): HealthCheck | 'off' | undefined {
  if (!check) return undefined;
  if (check.disable || check.test?.[0] === 'NONE') return 'off';
  return {
    test: check.test ?? [],
    interval: check.interval,
    timeout: check.timeout,
    retries: check.retries,
    startPeriod: check.start_period,
    startInterval: check.start_interval,
  };
}
