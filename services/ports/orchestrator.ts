/** What the steps of a run tell on their way, and how they are stopped. */
export interface StepWatch {
  /** Stops the step that is at work when it is aborted. */
  signal: AbortSignal;
  /** How far a step has come; `stage` is its name, or that of a part of it. */
  report(progress: { stage: string; done: number; total: number }): void;
}

/** Runs the steps of a run somewhere away from the core: in a process of this computer, or where the stack runs. */
export interface Orchestrator {
  /**
   * Runs the steps one after another, and resolves when all are done. A step that was done before is not done again, so
   * the same order goes on where it was. Throws the Fault a step failed with, `internal` where what ran it died, and
   * the signal's reason when it was stopped.
   */
  run(order: { run: string; steps: readonly string[] }, watch: StepWatch): Promise<void>;
}
