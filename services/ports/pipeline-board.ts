import type {
  PipelineOverview,
  PipelineRun,
  PipelineRunDetail,
  PipelineRunState,
} from '../../contract/shapes/pipeline.ts';
import type { LogLine } from '../../contract/shapes/stack.ts';

export interface RunsWanted {
  pipeline?: string | undefined;
  state?: PipelineRunState | undefined;
  offset: number;
  limit: number;
}

/** A try of a task, or of one of its parts. */
export interface TaskTry {
  pipeline: string;
  run: string;
  task: string;
  part?: number | undefined;
  attempt: number;
}

/**
 * What runs pipelines, as people look at it. Every call ends within its deadline and throws `remote-…`; what it does not
 * know is `not-found`.
 */
export interface PipelineBoard {
  overview(): Promise<PipelineOverview>;
  /** Newest first. */
  runs(wanted: RunsWanted): Promise<{ runs: PipelineRun[]; total: number }>;
  run(pipeline: string, run: string): Promise<PipelineRunDetail>;
  /** Lines in order, in batches, each once, until the try has ended or the signal is aborted. */
  log(of: TaskTry, signal: AbortSignal): AsyncIterable<LogLine[]>;
  switch(pipeline: string, on: boolean): Promise<void>;
  /** Ends a run; one that has ended stays as it is. */
  end(pipeline: string, run: string): Promise<void>;
}
