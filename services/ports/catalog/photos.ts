import type { PhotoCounts, PhotoFilter, PhotoOrder, ProblemKind } from '../../../contract/shapes/project-photo.ts';

export interface PhotoRecord {
  hash: string;
  /** None while nobody has said it. */
  label: string | undefined;
  /** Where it came from: a path, or the address it was downloaded from. */
  source: string;
  added: Date;
  /** Who added it. */
  by: string;
  width: number;
  height: number;
  bytes: number;
  /** Since when it is in the bin. */
  binned: Date | undefined;
}

/** A photo as it is found: with what the last look at it said. */
export interface FoundPhoto extends PhotoRecord {
  problems: ProblemKind[];
  guess: string | undefined;
  doubt: number | undefined;
}

/** What is left of a photo that was deleted for good. */
export interface Tombstone {
  hash: string;
  label: string | undefined;
  at: Date;
}

/** The photos of each project. One row a project and hash. */
export interface PhotoRecords {
  /** Adds photos; those the project has already stay as they are. */
  put(project: string, photos: PhotoRecord[]): Promise<void>;
  /** All that are not in the bin, in the order of hashes. */
  list(project: string): Promise<PhotoRecord[]>;
  /** Labelled ones that are not in the bin. */
  count(project: string): Promise<number>;
  find(project: string, hashes: string[]): Promise<FoundPhoto[]>;
  search(
    project: string,
    filter: PhotoFilter,
    page: { order: PhotoOrder; offset: number; limit: number },
  ): Promise<{ total: number; photos: FoundPhoto[] }>;
  hashes(project: string, filter: PhotoFilter, order: PhotoOrder): Promise<string[]>;
  counts(project: string): Promise<Omit<PhotoCounts, 'sources'> & { sources: Record<string, number> }>;
  /** The projects that have the photo, also in their bin. */
  projectsOf(hash: string): Promise<string[]>;
  /** Binned before that moment. */
  binnedBefore(moment: Date): Promise<{ project: string; hash: string }[]>;
  /**
   * Takes rows away; their edits, opinions and findings go too. A photo that no other project has leaves a tombstone.
   */
  erase(project: string, hashes: string[], at: Date): Promise<void>;
  tombstones(hashes: string[]): Promise<Tombstone[]>;
}
