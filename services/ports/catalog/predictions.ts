import type { HistoryFilter } from '../../../contract/shapes/history.ts';
import type { Origin } from '../../../contract/shapes/verdict.ts';

export interface PredictionRecord {
  at: Date;
  photo: string;
  hash: string;
  version: string;
  verdict: string;
  label: string;
  /** Scores by class. The catalog keeps the best five, to 1/65535. */
  scores: Record<string, number>;
  /** Kept to 1/10,000. */
  similarity: number;
  /** It was given a class, but hardly known; none of older predictions. */
  barelyKnown?: true | undefined;
  origin: Origin;
  /** Kept to a tenth. */
  ms: number;
  /** How bright the photo's brighter parts are, 0 to 1, kept to 1/1000; none of older predictions. */
  light?: number | undefined;
  /** How fine its structure is: less where it is out of focus; none of older predictions. */
  sharpness?: number | undefined;
  /**
   * Asked for another project, which has no version of its own: it says nothing of how the version does, so that it is
   * neither counted nor among its photos; the history has it.
   */
  lent?: boolean | undefined;
}

export interface StoredPrediction extends PredictionRecord {
  id: number;
  project: string;
}

/** Predictions that were made. What `add` acknowledged survives the end of the process. */
export interface PredictionRecords {
  /** Keeps and counts them: both or neither. */
  add(predictions: PredictionRecord[]): Promise<void>;
  /** Newest first, ids below `before`. */
  search(filter: HistoryFilter, page: { before?: number; limit: number }): Promise<StoredPrediction[]>;
  summary(filter: HistoryFilter): Promise<{
    total: number;
    verdicts: Record<string, number>;
    versions: string[];
    bytes: number;
    oldest?: Date;
  }>;
  /** Of the version, of photos of its own project, made at that moment or later; newest first. */
  last(version: string, since: Date, limit: number): Promise<StoredPrediction[]>;
  /** Of these, of photos that were measured, in the order they were kept. */
  first(version: string, since: Date, limit: number): Promise<StoredPrediction[]>;
  /** Those of the hashes that a prediction names. */
  named(hashes: string[]): Promise<Set<string>>;
  /**
   * Deletes for good: nothing of the rows stays in the files, or where the disk has no room to write them anew, not
   * after the next `expire` that has. `forgotten` are the hashes of photos that no
   * remaining prediction names.
   */
  remove(which: { ids: number[] } | { filter: HistoryFilter }): Promise<{ removed: number; forgotten: string[] }>;
  /** Deletes what is older than `before`, then the oldest above `most`; it leaves the files within a day. */
  expire(before: Date, most: number): Promise<{ removed: number; forgotten: string[] }>;
}
