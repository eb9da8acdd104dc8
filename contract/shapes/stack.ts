import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** What the engine says of a container; `absent` where there is none. */
export const containerState = z.enum([
  'absent',
  'created',
  'running',
  'restarting',
  'paused',
  'removing',
  'exited',
  'dead',
]);
export type ContainerState = z.infer<typeof containerState>;

/**
 * Whether a service does what it is for. A one-shot that ended with 0 is `healthy`, as is one that runs and has no
 * check of its own; `off` is one that is not there or was stopped.
 */
export const serviceHealth = z.enum(['healthy', 'starting', 'unhealthy', 'off']);
export type ServiceHealth = z.infer<typeof serviceHealth>;

export const troubleKind = z.enum([
  /** It ends soon after each start, again and again. */
  'crash-loop',
  /** The kernel ended it because it took more memory than it may. */
  'out-of-memory',
  /** It ended within seconds of its start. */
  'exited-at-once',
  /** It ended by itself later, or a one-shot ended with a failure. */
  'exited',
  /** It runs, and its health check says no. */
  'unhealthy',
  /** The engine can neither stop nor remove it. */
  'dead',
]);
export type TroubleKind = z.infer<typeof troubleKind>;

/** What is wrong with a service. `message` and `hint` are English; the window translates by `kind` and `details`. */
export const serviceTrouble = z.object({
  kind: troubleKind,
  message: z.string(),
  hint: z.string(),
  /** `exit`, `restarts`, `limit` (bytes), `probe` (what the health check said last), `words` (the log's last line). */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ServiceTrouble = z.infer<typeof serviceTrouble>;

/** What went wrong with a service, also while nobody looked, and how often. */
export const happening = z.object({
  service: z.string(),
  trouble: serviceTrouble,
  first: z.iso.datetime(),
  last: z.iso.datetime(),
  count: z.int().positive(),
  /** A variable that gives it more memory, where it had too little and still has no more. */
  more: z.object({ variable: z.string(), value: z.string(), bytes: z.int() }).optional(),
});
export type Happening = z.infer<typeof happening>;

/** A port of a service as it is reached from this computer. */
export const publishedPort = z.object({
  host: z.string(),
  port: z.int(),
  container: z.int(),
  protocol: z.enum(['tcp', 'udp']),
});
export type PublishedPort = z.infer<typeof publishedPort>;

/** One container of a service: there are several where it has replicas. */
export const serviceContainer = z.object({
  id: z.string(),
  name: z.string(),
  /** From 1 on. */
  number: z.int(),
  state: containerState,
  health: serviceHealth,
  started: z.iso.datetime().optional(),
  ended: z.iso.datetime().optional(),
  exit: z.int().optional(),
  /** How often the engine started it anew by itself. */
  restarts: z.int(),
  trouble: serviceTrouble.optional(),
});
export type ServiceContainer = z.infer<typeof serviceContainer>;

export const stackService = z.object({
  /** By its role, as the Compose file names it: `postgres`, `minio`, `mlflow`… whatever image serves it. */
  name: z.string(),
  /** Of its containers the one that is worst off. */
  state: containerState,
  health: serviceHealth,
  /** It does its work and ends: `prepare`, `provision`. */
  oneShot: z.boolean(),
  image: z.string(),
  /** Of the image that runs, `sha256:…`. */
  imageId: z.string().optional(),
  ports: z.array(publishedPort),
  /** Of all its containers together, once they were measured: bytes, and percent of one core. */
  memory: z.int().optional(),
  memoryLimit: z.int().optional(),
  cpu: z.number().optional(),
  /** Since when its oldest container runs. */
  started: z.iso.datetime().optional(),
  /** Where its own pages are, where it has some. */
  page: z.string().optional(),
  needs: z.array(z.string()),
  containers: z.array(serviceContainer),
  trouble: serviceTrouble.optional(),
});
export type StackService = z.infer<typeof stackService>;

/** What is done with a service just now. */
export const serviceStep = z.enum([
  'waiting',
  'pull',
  'build',
  'create',
  'start',
  'check',
  /** Its data is copied, or put back. */
  'copy',
  'stop',
  'remove',
  'done',
  'failed',
]);
export type ServiceStep = z.infer<typeof serviceStep>;

export const serviceWork = z.object({
  service: z.string(),
  step: serviceStep,
  /** Bytes of a pull, steps of a build; both 0 where there is nothing to count. */
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
  /** Seconds left, once there is something to tell it from. */
  left: z.number().nonnegative().optional(),
  /** Services it waits for. */
  waitsFor: z.array(z.string()),
  fault: faultShape.optional(),
});
export type ServiceWork = z.infer<typeof serviceWork>;

export const stackTask = z.enum(['up', 'stop', 'down', 'remove', 'restart', 'update', 'back']);
export type StackTask = z.infer<typeof stackTask>;

/** Services that have another image than the Compose file names now. */
export const imageChange = z.object({
  services: z.array(z.string()),
  from: z.string(),
  /** The same name may be that of another image by now. */
  fromId: z.string(),
  to: z.string(),
  /** Volumes with what they keep: copied before the update. */
  data: z.array(z.string()),
});
export type ImageChange = z.infer<typeof imageChange>;

/** Data and images as they were before an update. */
export const stackSnapshot = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** Bytes on the engine's disk. */
  size: z.int(),
  volumes: z.array(z.string()),
  /** What the update was to change. */
  changes: z.array(imageChange),
});
export type StackSnapshot = z.infer<typeof stackSnapshot>;

/** The work on the stack that is under way. It is a job too: `jobs.watch` and `jobs.cancel` know its id. */
export const stackWork = z.object({
  job: z.string(),
  task: stackTask,
  services: z.array(serviceWork),
});
export type StackWork = z.infer<typeof stackWork>;

export const engineFacts = z.object({
  /** Which one it is: `Docker Desktop`, `Colima`, `Rancher Desktop`, `Podman`, `Docker`, `Docker, rootless`. */
  name: z.string(),
  /** The Docker context, or how the socket was found: `default`, `DOCKER_HOST`, `colima`… */
  context: z.string(),
  /** Its address, such as `unix:///var/run/docker.sock`. */
  address: z.string(),
  version: z.string(),
  memory: z.int(),
  cpus: z.int(),
});
export type EngineFacts = z.infer<typeof engineFacts>;

/** `off`: nothing runs. `partly`: some run, and nothing is being done about the others. */
export const stackState = z.enum(['off', 'starting', 'healthy', 'partly', 'unhealthy']);

export const stackStatus = z.object({
  /** The Compose project; what Meadow touches is labelled with it. */
  project: z.string(),
  /** The Compose file. */
  file: z.string(),
  engine: engineFacts.optional(),
  /** Why the stack cannot be seen: no engine, or a Compose file that is wrong. Services are then as the file has them. */
  fault: faultShape.optional(),
  state: stackState,
  /** The data folder of another Meadow on this engine, where that one started what runs. */
  another: z.object({ folder: z.string() }).optional(),
  services: z.array(stackService),
  /** All services are there and healthy. */
  healthy: z.boolean(),
  work: stackWork.optional(),
  /** How the last work ended, where it failed; `snapshot`: what it made before, to go back to. */
  failed: z
    .object({ task: stackTask, at: z.iso.datetime(), fault: faultShape, snapshot: z.string().optional() })
    .optional(),
  /** Since when it rests, because nobody used it. */
  rests: z.iso.datetime().optional(),
  /** What happened meanwhile, newest first, until a person has seen enough of it. */
  happened: z.array(happening),
});
export type StackStatus = z.infer<typeof stackStatus>;

export const logLine = z.object({
  service: z.string(),
  /** Of the container. */
  number: z.int(),
  at: z.iso.datetime(),
  stream: z.enum(['out', 'err']),
  /** At most 16,384 characters; control sequences of a terminal are taken out. */
  text: z.string(),
});
export type LogLine = z.infer<typeof logLine>;
