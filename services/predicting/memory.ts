import type { Job } from '../../contract/shapes/job.ts';
import { Fault } from '../domain/fault.ts';
import { hasEnded } from '../jobs/jobs.ts';
import type { Batch } from './batch.ts';

/** Batches and results that are remembered; the oldest ended ones give way. */
const MOST_BATCHES = 50;
const MOST_RESULTS = 50_000;

export interface RememberedBatch {
  id: string;
  batch: Batch;
  job(): Job;
  /** Resolves when the job has ended, however. */
  ended: Promise<void>;
}

/** The batches of this core, in memory. */
export interface Memory {
  keep(entry: RememberedBatch): void;
  /** Throws `not-found`. */
  find(id: string): RememberedBatch;
  drop(id: string): void;
  /** The batches that have to be forgotten to stay within bounds. */
  excess(): RememberedBatch[];
  /** Newest first. */
  all(): RememberedBatch[];
}

export function createMemory(): Memory {
  const entries = new Map<string, RememberedBatch>();
  return {
    keep: (entry) => void entries.set(entry.id, entry),
    find(id) {
      const entry = entries.get(id);
      if (entry) return entry;
      throw new Fault('not-found', 'This batch is not remembered any more.', 'Its predictions are in the history.', {
        details: { case: 'batch' },
      });
    },
    drop: (id) => void entries.delete(id),
    excess: () => beyond([...entries.values()].reverse()),
    all: () => [...entries.values()].reverse(),
  };
}

/** From the newest on, what is still within bounds stays; so does what has not ended. */
function beyond(newestFirst: RememberedBatch[]): RememberedBatch[] {
  let results = 0;
  return newestFirst.filter(({ batch, job }, place) => {
    results += batch.size;
    return (place >= MOST_BATCHES || results > MOST_RESULTS) && place > 0 && hasEnded(job());
  });
}
