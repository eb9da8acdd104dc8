import type { HistoryFilter } from '../../contract/shapes/history.ts';
import type { ModelCard } from '../../contract/shapes/model.ts';
import type { Origin } from '../../contract/shapes/verdict.ts';

export interface ProjectRecord {
  id: string;
  name: string;
  classes: string[];
  created: Date;
}

export interface PhotoRecord {
  hash: string;
  label: string;
  /** Where it came from: a path, or the address it was downloaded from. */
  source: string;
  added: Date;
  width: number;
  height: number;
  bytes: number;
}

export interface VersionRecord {
  version: string;
  project: string;
  created: Date;
  /** Key of the model file in the object store; absent for the starter, which ships with Meadow. */
  object: string | undefined;
  sha256: string;
  card: ModelCard;
}

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
  origin: Origin;
  /** Kept to a tenth. */
  ms: number;
}

export interface StoredPrediction extends PredictionRecord {
  id: number;
  project: string;
}

/** Sets of classes. */
export interface ProjectRecords {
  list(): Promise<ProjectRecord[]>;
  find(id: string): Promise<ProjectRecord | undefined>;
  /** The same id twice is `bad-request`. */
  create(project: ProjectRecord): Promise<void>;
}

/** The labelled photos of each project. */
export interface PhotoRecords {
  /** Adds or relabels: one row a project and hash. */
  put(project: string, photos: PhotoRecord[]): Promise<void>;
  list(project: string): Promise<PhotoRecord[]>;
  count(project: string): Promise<number>;
}

export interface VersionRecords {
  /** Newest last. */
  list(project?: string): Promise<VersionRecord[]>;
  find(version: string): Promise<VersionRecord | undefined>;
  /**
   * A version is written once; the same version again is `bad-request`. Only one that ships with Meadow (it has no
   * object) follows the file it ships in.
   */
  add(version: VersionRecord): Promise<void>;
}

/** Predictions that were made. What `add` acknowledged survives the end of the process. */
export interface PredictionRecords {
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

/** Small values by name, as JSON. */
export interface SettingRecords {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
}

/** The records of Meadow: what is true. One suite holds every adapter to this. */
export interface Catalog {
  readonly projects: ProjectRecords;
  readonly photos: PhotoRecords;
  readonly versions: VersionRecords;
  readonly predictions: PredictionRecords;
  readonly settings: SettingRecords;
  /** What is wrong with the records' files; nothing where they are sound. */
  check(): Promise<string[]>;
  /** Gives free space back to the disk; what was deleted is in no file afterwards. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
