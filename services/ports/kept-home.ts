import type { ParcelFile, ParcelSource } from './parcels.ts';

/** What takes room in the data folder. */
export type UseKind =
  | 'records'
  | 'photos'
  | 'seen'
  | 'embeddings'
  | 'models'
  | 'snapshots'
  | 'runs'
  | 'measurements'
  | 'thumbnails'
  | 'before'
  | 'logs';

/** A data folder that is being put together beside the one in use. Taking its place is all or nothing. */
export interface Staging {
  /** Throws `parcel-refused` for a file that belongs in no data folder, and `disk-full`. */
  take(file: ParcelFile): Promise<void>;
  /** Where its records lie. */
  readonly records: string;
  /** All that was taken is on the disk. */
  written(): Promise<void>;
  /**
   * From now on it takes the place of what is there, when the data folder is opened next. `version`: only where that is by
   * this version of Meadow; any other drops it.
   */
  takePlace(version?: string): Promise<void>;
  discard(): Promise<void>;
}

/** The data folder as files, for keeping it safe. */
export interface KeptHome {
  readonly folder: string;
  /** All that a backup holds besides the records; the records are in `records`. */
  files(records: { file: string }, options: { secrets: boolean }): Promise<ParcelSource[]>;
  /** A place for a file that is needed for a while; what was left there before is gone. */
  scratch(name: string): Promise<string>;
  /** Whether a path leads into the data folder. */
  contains(file: string): boolean;
  use(): Promise<Record<UseKind, { files: number; bytes: number }>>;
  /** Bytes that are free on its disk. */
  free(): Promise<number>;
  /** Empty; one that was left by a program that was killed is gone. */
  stage(): Promise<Staging>;
  /** Whether one waits for the data folder to be opened. */
  waits(): Promise<boolean>;
  /** Lets that be. */
  forget(): Promise<void>;
}
