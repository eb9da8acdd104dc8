/** What is to be written elsewhere, as it is kept. */
export interface KeptWrite {
  id: number;
  run: string;
  kind: string;
  /** Milliseconds: the first of the times the write took, larger than all that were given out before. */
  at: number;
  body: Uint8Array;
  /** Whether it was acknowledged elsewhere. */
  done: boolean;
}

export interface NewWrite {
  run: string;
  kind: string;
  body: Uint8Array;
  /** How many times of its own it needs, one a millisecond; one where left out. */
  times?: number;
}

/** Writes for somewhere that may be away, in order, on this machine; several processes may use one. */
export interface WriteQueue {
  /** Of this queue alone, for as long as it is kept. */
  readonly name: string;
  /** Returns once it would survive the end of the process. Throws `disk-full` where no more may wait. */
  add(write: NewWrite): Promise<void>;
  /** The oldest that are not done, in order. */
  next(most: number): Promise<KeptWrite[]>;
  /** Not to be written again. */
  done(ids: readonly number[]): Promise<void>;
  /** All of a run, in order: also some that are done, as long as there is room. */
  of(run: string): Promise<KeptWrite[]>;
  /** How many are not done, and when the oldest of them was added. */
  waiting(): Promise<{ count: number; since?: Date }>;
  /** Forgets what was added of a run up to this one, done or not. */
  forget(run: string, last: number): Promise<void>;
  /** Makes `holder` the only one that writes them, for so long; false while another is. */
  hold(holder: string, ms: number): Promise<boolean>;
  release(holder: string): Promise<void>;
  close(): Promise<void>;
}
