import type { LiveChange } from '../../../contract/shapes/live.ts';

export interface LiveRecord {
  id: number;
  project: string;
  version: string;
  before: string | undefined;
  at: Date;
  how: LiveChange['how'];
  by: string;
  reason: string;
}

/** Which version answered when. The newest of a project is its champion. */
export interface LiveRecords {
  champion(project: string): Promise<LiveRecord | undefined>;
  /** Newest first. */
  history(project: string): Promise<LiveRecord[]>;
  /**
   * Makes a version live, in one transaction. `expected` is what the caller takes for live: where it is not so any more
   * the change is refused (`already-running`), so that two never switch against each other. A version that is not
   * there, such as one that was deleted meanwhile, is `model-missing`.
   */
  switch(change: Omit<LiveRecord, 'id' | 'before'>, expected: string | undefined): Promise<LiveRecord>;
}
