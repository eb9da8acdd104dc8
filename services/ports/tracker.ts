/** One value of a run, at a step of its own counting. */
export interface Measurement {
  /** Such as `loss`, or `seconds/train`. */
  name: string;
  step: number;
  value: number;
}

/** What is measured while runs go on. What `log` acknowledged survives the end of the process. */
export interface Tracker {
  /** Adds measurements, in order. */
  log(run: string, measurements: readonly Measurement[]): Promise<void>;
  /** All of a run, in the order they were logged; none for a run that logged nothing. */
  read(run: string): Promise<Measurement[]>;
  /** Forgets a run. */
  remove(run: string): Promise<void>;
}
