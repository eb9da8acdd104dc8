import { createHash } from 'node:crypto';
import { goDuration } from './amounts.ts';
import type { ComposeService } from './compose-schema.ts';

/**
 * Compose's fingerprint of a service (`com.docker.compose.config-hash`): SHA-256 of its JSON, without what changes no
 * container. The same here and there, so that neither makes anew what the other made. Keys stand in Compose's order.
 */
export function serviceHash(service: ComposeService): string {
  return sha256(
    json({
      cap_add: listed(service.cap_add),
      cap_drop: listed(service.cap_drop),
      cpus: service.cpus || undefined,
      command: service.command ?? null,
      deploy: service.deploy && { resources: {}, placement: {} },
      entrypoint: service.entrypoint ?? null,
      environment: mapped(service.environment),
      extra_hosts: listed(service.extra_hosts?.map((entry) => entry.replace(':', '='))),
      hostname: service.hostname || undefined,
      healthcheck: service.healthcheck && healthcheckJson(service.healthcheck),
      image: service.image,
      init: service.init,
      labels: mapped(service.labels),
      logging: service.logging && { driver: service.logging.driver, options: mapped(service.logging.options) },
      mem_limit: amount(service.mem_limit),
      networks: { default: null },
      pids_limit: service.pids_limit || undefined,
      ports: listed(service.ports?.map(portJson)),
      read_only: service.read_only || undefined,
      restart: service.restart || undefined,
      security_opt: listed(service.security_opt),
      shm_size: amount(service.shm_size),
      stop_grace_period: duration(service.stop_grace_period),
      stop_signal: service.stop_signal || undefined,
      tmpfs: listed(service.tmpfs),
      user: service.user || undefined,
      volumes: listed(service.volumes?.map(volumeJson)),
      working_dir: service.working_dir || undefined,
    }),
  );
}

/** `com.docker.compose.config-hash` of the project's network. */
export const networkHash = (name: string): string => sha256(json({ name, ipam: {} }));

export const volumeHash = (name: string): string => sha256(json({ name, driver: 'local' }));

type Check = NonNullable<ComposeService['healthcheck']>;

const healthcheckJson = (check: Check) => ({
  test: listed(check.test),
  timeout: duration(check.timeout),
  interval: duration(check.interval),
  retries: check.retries,
  start_period: duration(check.start_period),
  start_interval: duration(check.start_interval),
  disable: check.disable || undefined,
});

type Port = NonNullable<ComposeService['ports']>[number];

const portJson = ({ host, container, published, protocol }: Port) => ({
  mode: 'ingress',
  host_ip: host,
  target: container,
  published: String(published),
  protocol,
});

type Volume = NonNullable<ComposeService['volumes']>[number];

const volumeJson = ({ volume, path, readOnly }: Volume) => ({
  type: 'volume',
  source: volume,
  target: path,
  read_only: readOnly || undefined,
  volume: {},
});

const listed = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? list : undefined);
const amount = (bytes: number | undefined) => (bytes ? String(bytes) : undefined);
const duration = (nanoseconds: number | undefined) => (nanoseconds === undefined ? undefined : goDuration(nanoseconds));

/** Go writes maps by the order of their keys, and none that is empty. */
function mapped(map: Record<string, string> | undefined): Record<string, string> | undefined {
  const entries = Object.entries(map ?? {}).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Go's JSON keeps no sign that HTML could mistake. */
const json = (value: object): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
