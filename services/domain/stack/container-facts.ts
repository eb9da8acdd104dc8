import type { ContainerState, PublishedPort } from '../../../contract/shapes/stack.ts';

/** What is known of a container. */
export interface ContainerFacts {
  id: string;
  /** Without the slash. */
  name: string;
  labels: Record<string, string>;
  image: string;
  imageId: string;
  state: Exclude<ContainerState, 'absent'>;
  /** What its health check says; none where it has no check. */
  health?: 'starting' | 'healthy' | 'unhealthy' | undefined;
  /** What the check said last, whatever it was. */
  probe?: string | undefined;
  /** Of the last end. */
  exit?: number | undefined;
  outOfMemory: boolean;
  /** Why the engine could not start it. */
  error?: string | undefined;
  created: Date;
  started?: Date | undefined;
  ended?: Date | undefined;
  restarts: number;
  ports: PublishedPort[];
  /** Bytes. */
  memoryLimit?: number | undefined;
  /** Names of the volumes that are mounted, and where. */
  mounts: { volume: string; path: string }[];
}
