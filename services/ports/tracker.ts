/** One value of a run, at a step of its own counting. */
export interface Measurement {
  /** Such as `loss`, or `seconds/train`. */
  name: string;
  step: number;
  value: number;
  /**
   * When it was measured: milliseconds, larger from one of a run to the next. What is logged again with the same time
   * counts once. Where it is left out, the tracker may set it.
   */
  at?: number;
}

/** What is said of a run besides what it measured. */
export interface RunDescription {
  /** What the run was begun with. The first value stays. */
  params?: Record<string, string>;
  /** The last value stays. */
  tags?: Record<string, string>;
  /** For people: Markdown. */
  note?: string;
  state?: 'running' | 'done' | 'failed' | 'cancelled';
}

export interface DescribedRun extends RunDescription {
  params: Record<string, string>;
  tags: Record<string, string>;
  /** Names of what is attached, in order. */
  attached: string[];
}

/** What is measured while runs go on. What `log` acknowledged survives the end of the process. */
export interface Tracker {
  /** Adds measurements, in order. */
  log(run: string, measurements: readonly Measurement[]): Promise<void>;
  /** All of a run, in the order they were logged; none for a run that logged nothing. */
  read(run: string): Promise<Measurement[]>;
  /** Adds to what is said of a run. */
  describe(run: string, description: RunDescription): Promise<void>;
  /** None for a run of which nothing is known. */
  described(run: string): Promise<DescribedRun | undefined>;
  /** Puts a file with a run, over one of that name, such as `card.json` or `plots/confusion.svg`. */
  attach(run: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Throws `not-found`. */
  attached(run: string, name: string): Promise<Uint8Array>;
  /** Where people see the run; none where the tracker has no pages, or not of this run. */
  pageOf(run: string): Promise<string | undefined>;
  /** Forgets a run. */
  remove(run: string): Promise<void>;
}
