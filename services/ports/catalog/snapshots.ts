export interface SnapshotRecord {
  snapshot: string;
  project: string;
  created: Date;
  photos: number;
  labels: Record<string, number>;
}

/** The index of lists of photos; the lists themselves lie in the object store. */
export interface SnapshotRecords {
  /** The same snapshot twice is one. */
  add(snapshot: SnapshotRecord): Promise<void>;
  find(snapshot: string): Promise<SnapshotRecord | undefined>;
  /** Newest first; of all projects where none is named. */
  list(project?: string): Promise<SnapshotRecord[]>;
  /** Notes which of a snapshot's photos were deleted for good; the same photo twice counts once. */
  noteErased(snapshot: string, hashes: string[]): Promise<void>;
  /** By snapshot, how many of its photos were deleted for good; those of none are left out. */
  erased(project: string): Promise<Map<string, number>>;
  /** The snapshots that are noted to name one of these photos. */
  naming(hashes: string[]): Promise<Set<string>>;
}
