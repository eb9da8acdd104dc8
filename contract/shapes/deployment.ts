import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { autoscaling } from './autoscaling.ts';
import { canary } from './canary.ts';

/** Where a version can be deployed: this computer itself, or a cluster by its name in the kubeconfig. */
export const deployTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('processes') }),
  z.object({ kind: z.literal('kubernetes'), context: z.string().min(1).max(300) }),
]);
export type DeployTarget = z.infer<typeof deployTarget>;

/** Which program runs a cluster, as far as its name and address tell. */
export const clusterKind = z.enum([
  'docker-desktop',
  'minikube',
  'kind',
  'k3d',
  'rancher-desktop',
  'colima',
  'orbstack',
  'podman',
  'other',
]);
export type ClusterKind = z.infer<typeof clusterKind>;

/** A context of the kubeconfig. */
export const cluster = z.object({
  context: z.string(),
  kind: clusterKind,
  /** Its API server's address. */
  server: z.string(),
  /** It is on this computer: deploying to any other asks for its name, typed. */
  local: z.boolean(),
  /** The one that kubectl uses where none is named. */
  current: z.boolean(),
});
export type Cluster = z.infer<typeof cluster>;

export const podTroubleKind = z.enum([
  /** The node has no such image, and could not fetch it. */
  'image-missing',
  /** It ends soon after each start, again and again. */
  'crash-loop',
  /** The kernel ended it because it took more memory than it may. */
  'out-of-memory',
  /** No node has room for it. */
  'no-room',
  /** Its container cannot be made: configuration that is not there, a user that may not be. */
  'not-made',
  /** It runs, and does not get ready. */
  'not-ready',
  /** The node ended it to save itself. */
  'evicted',
  /** It ended with a failure. */
  'exited',
]);
export type PodTroubleKind = z.infer<typeof podTroubleKind>;

/** What is wrong with a pod. `message` and `hint` are English; the window translates by `kind` and `details`. */
export const podTrouble = z.object({
  kind: podTroubleKind,
  message: z.string(),
  hint: z.string(),
  /** `image`, `exit`, `restarts`, `words` (the cluster's own), `limit` (as the manifest writes it). */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type PodTrouble = z.infer<typeof podTrouble>;

/** `ready`: it answers, its model's hash and reference photos right. `ending`: it answers what it has, and gets no more. */
export const podState = z.enum(['waiting', 'starting', 'ready', 'ending', 'failed']);
export type PodState = z.infer<typeof podState>;

/** One copy of the predictor: a pod, or a process of this computer. */
export const deployedPod = z.object({
  name: z.string(),
  version: z.string(),
  /** What it was made for: another one of the same version has other settings, or another image. */
  release: z.string().optional(),
  state: podState,
  /** Since when it is there. */
  since: z.iso.datetime(),
  restarts: z.int(),
  node: z.string().optional(),
  /** Of the image that really runs, `sha256:…`. */
  imageId: z.string().optional(),
  /** Bytes, and percent of one core, where the cluster measures. */
  memory: z.int().optional(),
  cpu: z.number().optional(),
  trouble: podTrouble.optional(),
});
export type DeployedPod = z.infer<typeof deployedPod>;

/** Something that happened there, in the cluster's own words. */
export const deployEvent = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The object it happened to, such as `Pod/predictor-7d9f-x2`. */
  about: z.string(),
  reason: z.string(),
  message: z.string(),
  warning: z.boolean(),
  count: z.int().positive(),
});
export type DeployEvent = z.infer<typeof deployEvent>;

/** Copies of a version that belong together. */
export const deployedCopies = z.object({
  /** What is asked for. */
  version: z.string(),
  release: z.string().optional(),
  replicas: z.int().nonnegative(),
  image: z.string().optional(),
  /** Where copies can be added and taken away by load. */
  autoscaling: autoscaling.optional(),
  /** All that are asked for answer with that version; those of before may be ending. */
  settled: z.boolean(),
  pods: z.array(deployedPod),
});
export type DeployedCopies = z.infer<typeof deployedCopies>;

/** What is deployed of a project at one target. */
export const deployed = deployedCopies.extend({
  /** Copies of another version beside them. */
  canary: deployedCopies.optional(),
  /** Newest first. */
  events: z.array(deployEvent),
});
export type Deployed = z.infer<typeof deployed>;

/** What became of a project's deployment. */
export const deployment = z.object({
  project: z.string(),
  target: deployTarget,
  /** Follows the live version; else it stays with the version it was given. */
  follows: z.boolean(),
  /** The version that is to answer there, also where nothing can be told of what does. */
  version: z.string(),
  /** The version that answered there before this one, where there was another. */
  before: z.string().optional(),
  /** None where nothing is there, or the target cannot be asked. */
  deployed: deployed.optional(),
  /** Where photos are sent to, on this computer. */
  address: z.string().optional(),
  /** How it is reached: a port of the cluster's, or one of Meadow's that leads to a pod. */
  through: z.enum(['node-port', 'meadow']).optional(),
  /** It answers only who shows the key of the API. */
  asksForKey: z.boolean(),
  /** The job that changes it now. */
  job: z.string().optional(),
  /** The canary beside it, or how the last one ended. */
  canary: canary.optional(),
  /** The version is new there: until then it goes back to the one before by itself where its answers fail. */
  probation: z.object({ until: z.iso.datetime(), back: z.string() }).optional(),
  /** How the last change ended, where it failed. */
  failed: z.object({ at: z.iso.datetime(), version: z.string(), fault: faultShape }).optional(),
  /** Why the target cannot be asked. */
  fault: faultShape.optional(),
});
export type Deployment = z.infer<typeof deployment>;
