import type { FaultShape } from '../../../contract/errors.ts';
import type { RunSummary, TrainingMode } from '../../../contract/shapes/run.ts';
import type { RunCause } from '../../../contract/shapes/trigger.ts';

export interface RunRecord {
  run: string;
  project: string;
  mode: TrainingMode;
  state: RunSummary['state'];
  started: Date;
  ended: Date | undefined;
  by: string;
  /** Where a trigger began it. */
  cause: RunCause | undefined;
  snapshot: string | undefined;
  photos: number | undefined;
  version: string | undefined;
  error: FaultShape | undefined;
}

/** The index of trainings. */
export interface RunRecords {
  /** The same run twice is `bad-request`. */
  add(run: RunRecord): Promise<void>;
  change(run: string, change: Partial<Omit<RunRecord, 'run' | 'project'>>): Promise<void>;
  find(run: string): Promise<RunRecord | undefined>;
  /** Newest first. */
  list(project?: string): Promise<RunRecord[]>;
  remove(run: string): Promise<void>;
}
