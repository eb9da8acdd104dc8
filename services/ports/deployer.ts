import type { Deployed } from '../../contract/shapes/deployment.ts';
import type { PredictorConfig, ServedModel } from '../../contract/shapes/predictor.ts';

/** A version as it is to be deployed. */
export interface Release {
  /** The project's id: what is deployed of different projects has nothing in common. */
  app: string;
  version: string;
  /** Its file on this computer. */
  model: ServedModel;
  replicas: number;
  /** As many as there may be where they are more by load; `replicas` is the least then. */
  most?: number | undefined;
  /** Who may use the public routes, and the internal token. */
  access: Pick<PredictorConfig, 'access' | 'token'>;
}

export interface DeployWatch {
  signal: AbortSignal;
  /** `build`: steps; `load`: bytes, or both 0 where there is nothing to count. */
  onProgress(progress: { stage: 'build' | 'load'; done: number; total: number }): void;
}

/** Bytes both ways; gone when either side ends it. */
export type Connection = NodeJS.ReadWriteStream & { destroy(error?: Error): unknown };

export interface PodLine {
  pod: string;
  at?: Date | undefined;
  text: string;
}

export interface PodLogOptions {
  tail: number;
  follow: boolean;
  /** One pod; all where none is named. */
  pod?: string | undefined;
}

/**
 * Runs copies of the predictor somewhere. Every method ends within seconds, however dead the target is; those with a
 * signal go on until it is aborted. They throw `cluster-missing`, `cluster-gone`, `cluster-refused` and `cluster-forbidden`.
 */
export interface Deployer {
  /** Nothing where nothing of the app is deployed. */
  read(app: string): Promise<Deployed | undefined>;
  /** As it is, then each change, until the signal. */
  watch(app: string, signal: AbortSignal): AsyncIterable<Deployed | undefined>;
  /** Puts there what the release is made of, so that it can start. Nothing that runs is touched. */
  prepare(release: Release, watch: DeployWatch): Promise<void>;
  /**
   * Asks for a prepared release: copy by copy takes the place of an old one, which goes on until the new one is ready.
   * Resolves when that was taken, not when it is done. `take`: also what somebody else has set meanwhile; else it throws
   * `deploy-conflict`.
   */
  ask(release: Release, options?: { take?: boolean }): Promise<void>;
  /**
   * Copies from now on; with `most`, by load between both. Throws `not-found` where nothing is deployed, `bad-request` for
   * `most` where the target knows no such thing, and `deploy-conflict` where somebody else's autoscaler decides.
   */
  scale(app: string, replicas: number, most?: number): Promise<void>;
  /**
   * Asks for copies of another, prepared version beside those of the release, as its canary: every copy of either gets as
   * many photos as any other. What was asked for so before is changed copy by copy. Throws `not-found` where nothing is
   * deployed.
   */
  askCanary(release: Release): Promise<void>;
  /** Ends the canary's copies once they have answered what they have; no error where there is none. */
  endCanary(app: string): Promise<void>;
  /** New copies of the same, one after the other. Throws `not-found`. */
  restart(app: string): Promise<void>;
  /** Removes what earlier releases left that nothing which is kept to go back to needs. No error where nothing is deployed. */
  tidy(app: string): Promise<void>;
  /** No error where nothing is deployed. Resolves when all is gone. */
  remove(app: string, signal?: AbortSignal): Promise<void>;
  /** Where it answers without a way of Meadow's; none where nothing leads there. */
  address(app: string): Promise<string | undefined>;
  /** A connection to a copy that is ready and not ending, of the canary's too, or to the one of that name, also while it ends. Throws `nothing-ready`. */
  connect(app: string, copy?: string): Promise<Connection>;
  /** The last lines, oldest first, and with `follow` what comes. */
  logs(app: string, options: PodLogOptions, signal?: AbortSignal): AsyncIterable<PodLine>;
  /** Ends what it holds open. What is deployed in a cluster stays; processes of this computer end. */
  close(): Promise<void>;
}
