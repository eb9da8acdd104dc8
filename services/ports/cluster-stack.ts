import type { ClusterService } from '../../contract/shapes/cluster-stack.ts';
import type { Connection } from './deployer.ts';

/** What of the stack is in a cluster. */
export interface StackThere {
  services: Omit<ClusterService, 'address'>[];
  /** Volumes are there, whether services run or not. */
  data: boolean;
}

export interface StackWatch {
  signal: AbortSignal;
  onProgress(progress: { done: number; total: number }): void;
}

/** The whole stack in one cluster. Methods throw `cluster-gone`, `cluster-refused` and `cluster-forbidden`. */
export interface ClusterStacks {
  /** Where in the cluster. */
  readonly namespace: string;
  /** Images that it is made of, by the names of its manifests. */
  images(): Promise<string[]>;
  /** Whether every node is known to have an image. */
  has(image: string): Promise<boolean>;
  /**
   * Asks for all services, and takes away what an older Meadow asked for and this one does not. Resolves when that was taken,
   * not when they answer. `names`: what images are called in the cluster, where that is another name. `take`: also what
   * somebody else has set; else it throws `deploy-conflict`.
   */
  put(names: ReadonlyMap<string, string>, options: StackWatch & { take: boolean }): Promise<void>;
  /** Nothing where nothing of it is there. */
  read(): Promise<StackThere | undefined>;
  /**
   * Ends all services, and what they keep where `data` is asked for. Resolves when all is gone; no error where nothing is.
   * `names`: as for `put`, asked for where folders of a node are to be emptied, which a pod does.
   */
  remove(options: StackWatch & { data: boolean; names(): Promise<ReadonlyMap<string, string>> }): Promise<void>;
  /** A connection to a port of a service's pod that is ready. Throws `nothing-ready`. */
  connect(service: string, port: number): Promise<Connection>;
}
