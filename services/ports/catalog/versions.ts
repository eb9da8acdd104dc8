import type { ModelCard } from '../../../contract/shapes/model.ts';

export interface VersionRecord {
  version: string;
  project: string;
  created: Date;
  /** Key of the model file in the object store; absent for the starter, which ships with Meadow. */
  object: string | undefined;
  sha256: string;
  card: ModelCard;
  /** The run that made it, and the list of photos it was made of; absent for the starter. */
  run: string | undefined;
  snapshot: string | undefined;
}

export interface VersionRecords {
  /** Newest last. */
  list(project?: string): Promise<VersionRecord[]>;
  find(version: string): Promise<VersionRecord | undefined>;
  /**
   * A version is written once; the same version again is `bad-request`. Only one that ships with Meadow (it has no
   * object) follows the file it ships in. `by`: who reserved its name, the run where left out. A name that is
   * reserved by another is `bad-request`.
   */
  add(version: VersionRecord, by?: string): Promise<void>;
  /**
   * Keeps a name for a version that `by` (a run, an import) makes of the project, so that nobody else is given it: the
   * one that is wanted, where it is free, else the project's next number. Whoever asks again gets the same. It is kept
   * until the version is added or it is released; that of a run goes with its project too.
   */
  reserve(project: string, by: string, wanted?: string): Promise<string>;
  /**
   * Takes a version away, with its run, what the gate said of it and the list of its photos where no other version or
   * run has the same; nobody is given its name again. The one that is live is `bad-request`.
   */
  remove(version: string): Promise<void>;
  /** When the last of those trainings listed its photos whose versions were deleted. */
  listedByDeleted(project: string): Promise<Date | undefined>;
  /** The name that is kept for `by`. */
  reserved(by: string): Promise<string | undefined>;
  release(by: string): Promise<void>;
}
