import type { TargetFacts } from '../domain/data-folder/judge-target.ts';
import type { Listing } from '../domain/data-folder/listing.ts';

/** A file that was copied: as it was in the listing, and what its bytes are. */
export interface CopiedFile {
  bytes: number;
  changed: number;
  sha256: string;
}

/** The folder that was in use before, which is kept. */
export interface FolderBefore {
  folder: string;
  /** When it was left: ISO 8601. */
  left: string;
}

/** A copy of the data folder that was begun, and is in use nowhere. */
export interface HomeCopy {
  readonly target: string;
  readonly files: ReadonlyMap<string, CopiedFile>;
}

/** What a copy is told of: `folder-copy` and `folder-verify` count bytes. */
export interface CopyWatch {
  signal: AbortSignal;
  report(progress: { stage: 'folder-copy' | 'folder-verify'; done: number; total: number }): void;
}

/** The data folder of this computer, as it moves to another place. */
export interface HomeMover {
  readonly folder: string;
  /** All that moves. */
  list(): Promise<Listing>;
  /** What there is at a path, without a trace of having looked. */
  look(target: string): Promise<TargetFacts>;
  /**
   * Copies all that moves, as it is now, and reads every copy back. What an earlier try left is used where it is the
   * same. Throws `disk-full`, `home-unusable`, `copy-damaged`.
   */
  copy(target: string, watch: CopyWatch): Promise<HomeCopy>;
  /**
   * Copies what changed since, and has the next start find the copy: one write decides. Only while nothing writes any
   * more and this process has the folder's lock. Throws what `copy` throws; then the folder in use is the same as before.
   */
  finish(copy: HomeCopy): Promise<void>;
  /** Removes what was copied to a folder that is in use nowhere, and the folder where nothing else is in it. */
  discard(target: string): Promise<void>;
  /** Which folder was in use before. */
  before(): Promise<FolderBefore | undefined>;
  /** Bytes of all that would move of a folder. */
  bytesOf(folder: string): Promise<number>;
  /** What of the folder before is other than when it was left; undefined where it is not there. */
  differences(before: FolderBefore): Promise<string[] | undefined>;
  /** Deletes Meadow's own files in the folder before; what else lies there stays. */
  removeBefore(before: FolderBefore): Promise<void>;
  /** Whether a restored backup waits to take the place of what would be copied. */
  restoreWaits(): Promise<boolean>;
}
