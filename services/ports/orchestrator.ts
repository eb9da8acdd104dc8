/** What the steps of a run tell on their way, and how they are stopped. */
export interface StepWatch {
  /**
   * Stops the step that is at work when it is aborted. Where its reason is the Fault `closing` or `already-running`, what
   * goes on without this core is left as it is.
   */
  signal: AbortSignal;
  /** How far a step has come; `stage` is its name, or that of a part of it, or why none is at work (`waitStage`). */
  report(progress: { stage: string; done: number; total: number }): void;
  /** Told first, where what runs the steps has a name and a page of its own for the run. */
  placed?(there: RunElsewhere): Promise<void>;
}

/** A run as another program knows it. */
export interface RunElsewhere {
  id: string;
  /** Its page there, for people. */
  page: string;
}

export interface StepOrder {
  run: string;
  steps: readonly string[];
  /** What it is known as there, where it was begun before. */
  there?: string | undefined;
  /** Only looks after the one that is there, under way or ended; begins nothing. */
  follow?: boolean;
  /** For people who look at the run where it runs. */
  about?: { project: string; mode: string };
}

/** Runs the steps of a run somewhere away from the core: in a process of this computer, or where the stack runs. */
export interface Orchestrator {
  /**
   * Runs the steps one after another, and resolves when all are done. A step that was done before is not done again, so
   * the same order goes on where it was. Throws the Fault a step failed with, `internal` where what ran it died,
   * `OutOfSight` where it may go on but cannot be seen, and the signal's reason when it was stopped.
   */
  run(order: StepOrder, watch: StepWatch): Promise<void>;
  /** Ends a run that goes on without this core. */
  end?(there: RunElsewhere): Promise<void>;
}
