/** What a Secret of the cluster holds. */
export interface ClusterSecret {
  /** Texts by key. */
  data: Record<string, string>;
  /** Changes with each change of it. */
  version: string;
}

/** The Secrets of one namespace. */
export interface ClusterSecrets {
  /** Undefined where there is none of that name. */
  read(name: string): Promise<ClusterSecret | undefined>;
  /**
   * Makes it hold just that: a new one where `version` is left out, else the one of that version. False where somebody
   * else was quicker, and nothing was done.
   */
  write(name: string, data: Record<string, string>, version?: string): Promise<boolean>;
}
