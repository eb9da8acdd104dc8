import type { Correction } from '../../../contract/shapes/correction.ts';

export interface CorrectionRecord {
  id: number;
  project: string;
  hash: string;
  photo: string;
  version: string;
  verdict: string;
  truth: string;
  at: Date;
  by: string;
  state: Correction['state'];
}

/** What people said of verdicts. One word a photo and version: the latest. */
export interface CorrectionRecords {
  put(correction: Omit<CorrectionRecord, 'id' | 'state'>): Promise<CorrectionRecord>;
  remove(hash: string, version: string): Promise<void>;
  of(hashes: string[]): Promise<CorrectionRecord[]>;
  find(ids: number[]): Promise<CorrectionRecord[]>;
  /** Newest first. */
  list(
    project: string,
    which?: { state?: Correction['state']; version?: string; since?: Date },
  ): Promise<CorrectionRecord[]>;
  mark(ids: number[], state: Correction['state']): Promise<void>;
}
