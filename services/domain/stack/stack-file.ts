/** When a service that others need is ready for them. */
export type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully';

/** What the engine runs in a container to see whether it is well. Times in nanoseconds. */
export interface HealthCheck {
  test: readonly string[];
  interval?: number | undefined;
  timeout?: number | undefined;
  retries?: number | undefined;
  startPeriod?: number | undefined;
  startInterval?: number | undefined;
}

export interface PortRule {
  host: string;
  published: number;
  container: number;
  protocol: 'tcp' | 'udp';
}

export interface VolumeRule {
  /** As the file names it; the volume's own name has the project's before it. */
  volume: string;
  path: string;
  readOnly: boolean;
}

/** A service of the Compose file, read: variables are filled in, short forms are gone. */
export interface ServiceRule {
  name: string;
  image: string;
  build?:
    | { context: string; dockerfile: string; args: Record<string, string>; target?: string | undefined }
    | undefined;
  /** None: what the image says. */
  entrypoint?: readonly string[] | undefined;
  command?: readonly string[] | undefined;
  environment: Record<string, string>;
  user?: string | undefined;
  workingDir?: string | undefined;
  hostname?: string | undefined;
  extraHosts: readonly string[];
  ports: readonly PortRule[];
  volumes: readonly VolumeRule[];
  tmpfs: readonly string[];
  dependsOn: Record<string, { condition: Condition }>;
  /** `off`: that of the image is not to run. */
  healthcheck?: HealthCheck | 'off' | undefined;
  restart?: string | undefined;
  logging?: { driver: string; options: Record<string, string> } | undefined;
  capDrop: readonly string[];
  capAdd: readonly string[];
  securityOpt: readonly string[];
  readOnly?: boolean | undefined;
  /** Bytes. */
  memory?: number | undefined;
  shm?: number | undefined;
  cpus?: number | undefined;
  pids?: number | undefined;
  init?: boolean | undefined;
  /** Nanoseconds. */
  stopGrace?: number | undefined;
  stopSignal?: string | undefined;
  labels: Record<string, string>;
  /** None where no profile it belongs to was chosen. */
  replicas: number;
  /** What Compose would print for it as JSON, for the fingerprint; keys in its order. */
  hash: string;
  /** Others wait until it has ended well. */
  oneShot: boolean;
}

export interface StackVariable {
  name: string;
  kind: 'port' | 'image' | 'memory' | 'replicas' | 'other';
  services: string[];
  usual: string;
}

/** A Compose file, read. */
export interface StackFile {
  project: string;
  services: ServiceRule[];
  /** As the file names them. */
  volumes: string[];
  variables: StackVariable[];
}
