import type { StoredPrediction } from './predictions.ts';

/** A row as any catalog takes it: bytes as `{ hex }`, and no key that a catalog gives by itself. */
export type CarriedRow = Record<string, string | number | null | { hex: string }>;

/** Rows of a project by their table, each table in an order that every catalog gives. */
export type CarriedRows = Record<string, CarriedRow[]>;

/**
 * Carries a project from one catalog to another. What is read of two catalogs is equal where the project is the same in
 * both, whatever the keys are that each gave to its rows.
 */
export interface CarryRecords {
  /**
   * All records of a project but its predictions; no rows where there is no such project. Of an edit that moved photos
   * to another project, or from one, only what it did here: the other stays where it is, so there is nothing to undo there.
   */
  read(project: string): Promise<CarriedRows>;
  /**
   * Puts these rows in the place of all that is there of the project, predictions apart, in one transaction: nobody sees
   * half of it. Throws `move-conflict` where another project has a run, a version or a list of photos of this one.
   */
  write(project: string, rows: CarriedRows): Promise<void>;
  /** Puts these in the place of its trainings alone: a tracker asks which project one is of before the rest comes. */
  writeRuns(project: string, runs: readonly CarriedRow[]): Promise<void>;
  /** Predictions of the project's versions with keys above `after`, in their order; all, or those that `came` or did not. */
  predictions(project: string, after: number, limit: number, came?: boolean): Promise<StoredPrediction[]>;
  /** How many there are; or how many of them came. */
  count(project: string, came?: true): Promise<number>;
  /** Up to which key of the other catalog predictions have come; 0 where none have. */
  reached(project: string): Promise<number>;
  /**
   * Keeps predictions of the other catalog, which are counted already. All of them or none: none where others than those
   * up to `after` have come before.
   */
  take(project: string, predictions: readonly StoredPrediction[], after: number): Promise<void>;
  /** Deletes the predictions that came, as if none had; none that were made here. */
  forget(project: string): Promise<void>;
  /** Deletes those that were made here, up to this key. */
  forgetOwn(project: string, last: number): Promise<void>;
  /** A name for what is brought from here first, which nothing had before; the same until it is settled. */
  bringing(project: string): Promise<string>;
  /** Forgets which predictions came: from now on they are as those that were made here. */
  settle(project: string): Promise<void>;
  /**
   * Deletes all of a project, its predictions too. Where `only` is given and what is read is not of this digest any more
   * (`leavingDigest`), or there is a prediction with a key above `last`, nothing is deleted: false.
   */
  remove(project: string, only?: { digest: string; last: number }): Promise<boolean>;
}
