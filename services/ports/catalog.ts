import type { FaultShape } from '../../contract/errors.ts';
import type { Alert, AlertSettings } from '../../contract/shapes/alert.ts';
import type { Correction } from '../../contract/shapes/correction.ts';
import type { GateReport } from '../../contract/shapes/gate.ts';
import type { HistoryFilter } from '../../contract/shapes/history.ts';
import type { LiveChange } from '../../contract/shapes/live.ts';
import type { ModelCard } from '../../contract/shapes/model.ts';
import type { PromotionPolicy } from '../../contract/shapes/project.ts';
import type {
  PhotoCounts,
  PhotoEdit,
  PhotoFilter,
  PhotoOrder,
  ProblemKind,
} from '../../contract/shapes/project-photo.ts';
import type { RunSummary, TrainingMode } from '../../contract/shapes/run.ts';
import type { Reason, RunCause, TriggerName, TriggerSettings } from '../../contract/shapes/trigger.ts';
import type { Origin } from '../../contract/shapes/verdict.ts';
import type { Counts } from '../domain/traffic/counts.ts';

export interface ProjectRecord {
  id: string;
  name: string;
  classes: string[];
  created: Date;
  policy: PromotionPolicy;
}

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

/** What a person can change of a photo. */
export interface PhotoState {
  label: string | undefined;
  binned: Date | undefined;
}

/** What an edit does to one photo. */
export interface PhotoChange {
  /** The edit's own project, or the one its photos were moved to. */
  project: string;
  hash: string;
  /** None: the project did not have the photo, and undoing puts it into the bin. */
  before: PhotoState | undefined;
  after: PhotoState;
}

/** One change to photos, with what was before, so that it can be undone. */
export interface EditRecord {
  id: number;
  project: string;
  kind: PhotoEdit['kind'];
  at: Date;
  by: string;
  /** The label given, or the project moved to. */
  to: string | undefined;
  changes: PhotoChange[];
  undone: boolean;
}

/** What a look at a photo said, by the model or by the checks. */
export interface Opinion {
  hash: string;
  guess: string | undefined;
  doubt: number | undefined;
}

export interface FindingRecord {
  hash: string;
  kind: ProblemKind;
  /** The photos it is about, the one to keep first. */
  others: string[];
  suggestion: string | undefined;
  /** 0 barely, 1 beyond doubt. */
  strength: number;
}

export interface SnapshotRecord {
  snapshot: string;
  project: string;
  created: Date;
  photos: number;
  labels: Record<string, number>;
}

/** What is left of a photo that was deleted for good. */
export interface Tombstone {
  hash: string;
  label: string | undefined;
  at: Date;
}

export interface RunRecord {
  run: string;
  project: string;
  mode: TrainingMode;
  state: RunSummary['state'];
  started: Date;
  ended: Date | undefined;
  by: string;
  /** Where a trigger began it. */
  cause: RunCause | undefined;
  snapshot: string | undefined;
  photos: number | undefined;
  version: string | undefined;
  error: FaultShape | undefined;
}

/** What the triggers of a project remember between two looks. */
export interface TriggerMemory {
  /** Since when each counts what it waits for: it was switched on, or ran, then. */
  since: Partial<Record<TriggerName, Date>>;
  /** The one that runs when the training under way has ended. */
  queued: { trigger: TriggerName; cause: Reason; at: Date } | undefined;
}

export interface DecisionRecord {
  id: number;
  project: string;
  trigger: TriggerName;
  at: Date;
  ran: boolean;
  reason: Reason;
  cause: Reason | undefined;
  run: string | undefined;
}

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
  /** How bright the photo's brighter parts are, 0 to 1, kept to 1/1000; none of older predictions. */
  light?: number | undefined;
  /** How fine its structure is: less where it is out of focus; none of older predictions. */
  sharpness?: number | undefined;
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
  /** Changes what is named; a renamed class takes along all that names it, undone edits too. Throws `not-found`. */
  change(id: string, change: ProjectChange): Promise<void>;
  /** With all that is recorded of it. */
  remove(id: string): Promise<void>;
}

export interface ProjectChange {
  name?: string | undefined;
  policy?: PromotionPolicy | undefined;
  classes?: string[] | undefined;
  renamed?: { from: string; to: string } | undefined;
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

/** What people did to photos: each change is carried out and written down in one transaction. */
export interface EditRecords {
  /**
   * Sets the photos' states (`after`) and writes it down; what was undone before cannot be done again any more.
   * `put`: photos a project did not have. `extend`: the edit it goes on with, where that was not undone meanwhile; a
   * second change of a photo in one edit keeps what was before the first.
   */
  apply(
    edit: Omit<EditRecord, 'id' | 'undone'>,
    more?: { put?: { project: string; photos: PhotoRecord[] }; extend?: number | undefined },
  ): Promise<EditRecord>;
  /** The last that is not undone, and the first that is. */
  ends(project: string): Promise<{ undo: EditRecord | undefined; redo: EditRecord | undefined }>;
  /**
   * Sets the states back to `before`. None where there is nothing to undo. What comes into the bin by it is there since
   * `at`, so that it has its 30 days.
   */
  undo(project: string, at: Date): Promise<EditRecord | undefined>;
  redo(project: string, at: Date): Promise<EditRecord | undefined>;
  /** Labels that were ever given to a photo, newest first. */
  labelsOf(project: string, hash: string): Promise<{ label: string | undefined; by: string; at: Date }[]>;
}

/** What the last look at a project's photos said. */
export interface FindingRecords {
  /** Replaces all of the project. Those a person dismissed stay away. */
  replace(project: string, findings: FindingRecord[], opinions: Opinion[], at: Date): Promise<void>;
  /** Clearest first. */
  list(
    project: string,
    kind: ProblemKind | undefined,
    page: { offset: number; limit: number },
  ): Promise<FindingRecord[]>;
  counts(project: string): Promise<Partial<Record<ProblemKind, number>>>;
  /** When the photos were looked at last. */
  checked(project: string): Promise<Date | undefined>;
  dismiss(project: string, kind: ProblemKind, hashes: string[]): Promise<void>;
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

/** The index of trainings. */
export interface RunRecords {
  /** The same run twice is `bad-request`. */
  add(run: RunRecord): Promise<void>;
  change(run: string, change: Partial<Omit<RunRecord, 'run' | 'project'>>): Promise<void>;
  find(run: string): Promise<RunRecord | undefined>;
  /** Newest first. */
  list(project?: string): Promise<RunRecord[]>;
  remove(run: string): Promise<void>;
}

/** Which version answered when. The newest of a project is its champion. */
export interface LiveRecords {
  champion(project: string): Promise<LiveRecord | undefined>;
  /** Newest first. */
  history(project: string): Promise<LiveRecord[]>;
  /**
   * Makes a version live, in one transaction. `expected` is what the caller takes for live: where it is not so any more
   * the change is refused (`already-running`), so that two never switch against each other.
   */
  switch(change: Omit<LiveRecord, 'id' | 'before'>, expected: string | undefined): Promise<LiveRecord>;
}

/** What the gate said. One report a version: the latest. */
export interface GateRecords {
  put(report: GateReport): Promise<void>;
  find(version: string): Promise<GateReport | undefined>;
  list(versions: string[]): Promise<GateReport[]>;
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

export interface VersionRecords {
  /** Newest last. */
  list(project?: string): Promise<VersionRecord[]>;
  find(version: string): Promise<VersionRecord | undefined>;
  /**
   * A version is written once; the same version again is `bad-request`. Only one that ships with Meadow (it has no
   * object) follows the file it ships in.
   */
  /**
   * `by`: who reserved its name, the run where left out. A name that is reserved by another is `bad-request`.
   */
  add(version: VersionRecord, by?: string): Promise<void>;
  /**
   * Keeps a name for a version that `by` (a run, an import) makes of the project, so that nobody else is given it: the
   * one that is wanted, where it is free, else the project's next number. Whoever asks again gets the same. It is kept
   * until the version is added, its project removed, or it is released.
   */
  reserve(project: string, by: string, wanted?: string): Promise<string>;
  /**
   * Takes a version away, with its run, what the gate said of it and the list of its photos where no other version or
   * run has the same; nobody is given its name again. The one that is live is `bad-request`. Gives the list, where it
   * went too.
   */
  remove(version: string): Promise<{ snapshot: string | undefined }>;
  /** The name that is kept for `by`. */
  reserved(by: string): Promise<string | undefined>;
  release(by: string): Promise<void>;
}

/** Predictions of a version in a stretch of time. */
export interface TrafficRecord extends Counts {
  version: string;
  /** When the stretch begins. */
  at: Date;
}

/** Seconds of the stretches that predictions are counted in. */
export type TrafficStep = 60 | 3600;

export interface AlertRecord {
  id: number;
  project: string;
  name: Alert['name'];
  version: string;
  raised: Date;
  cleared: Date | undefined;
  seen: boolean;
  value: number;
  threshold: number;
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
  /** Of the version, made at that moment or later, in the order they were kept. */
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

/** Trainings that begin by themselves: what was set, what is remembered, what was decided. */
export interface TriggerRecords {
  /** Projects for which something was set. */
  projects(): Promise<string[]>;
  /** The defaults where nothing was set. */
  settings(project: string): Promise<TriggerSettings>;
  memory(project: string): Promise<TriggerMemory>;
  /** Keeps what is given, in one transaction, and the newest decisions of each trigger. Throws `not-found`. */
  keep(
    project: string,
    what: { settings?: TriggerSettings; memory?: TriggerMemory; decisions?: Omit<DecisionRecord, 'id' | 'project'>[] },
  ): Promise<DecisionRecord[]>;
  /** Newest first. */
  decisions(project: string, which: { trigger?: TriggerName; since?: Date; limit: number }): Promise<DecisionRecord[]>;
}

/** How many predictions were made, how fast and with which verdicts: it stays when they are deleted. */
export interface TrafficRecords {
  /** Counts predictions that are not kept. */
  add(predictions: PredictionRecord[]): Promise<void>;
  /** Stretches that begin from `from` on and before `to`, oldest first; those without predictions are left out. */
  list(project: string, which: { step: TrafficStep; from: Date; to: Date; version?: string }): Promise<TrafficRecord[]>;
  /** Since when the project's predictions are counted; none where there were none. */
  since(project: string): Promise<Date | undefined>;
  /** Bytes on disk. */
  bytes(): Promise<number>;
  /** Forgets minutes before that moment; hours stay. */
  expire(before: Date): Promise<void>;
}

/** What is not as it should be, and from when on it is to be told. */
export interface AlertRecords {
  /** The defaults where nothing was set. */
  settings(project: string): Promise<AlertSettings>;
  /** Throws `not-found`. */
  set(project: string, settings: AlertSettings): Promise<void>;
  /** Open ones first, then newest first. */
  list(project: string, limit: number): Promise<AlertRecord[]>;
  /** None where one of that name is open. Keeps the newest 500 of a project. Throws `not-found`. */
  raise(alert: Omit<AlertRecord, 'id' | 'cleared' | 'seen'>): Promise<AlertRecord | undefined>;
  clear(ids: number[], at: Date): Promise<void>;
  /** The projects they belong to. */
  see(ids: number[]): Promise<string[]>;
}

/** Small values by name, as JSON. */
export interface SettingRecords {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
}

/** A project with all that comes with it. */
export interface WholeProject {
  project: ProjectRecord;
  photos: PhotoRecord[];
  snapshots: SnapshotRecord[];
  runs: RunRecord[];
  versions: VersionRecord[];
  live: Omit<LiveRecord, 'id' | 'before'> | undefined;
}

/** The records of Meadow: what is true. One suite holds every adapter to this. */
export interface Catalog {
  readonly projects: ProjectRecords;
  readonly photos: PhotoRecords;
  readonly edits: EditRecords;
  readonly findings: FindingRecords;
  readonly snapshots: SnapshotRecords;
  readonly runs: RunRecords;
  readonly versions: VersionRecords;
  readonly live: LiveRecords;
  readonly gates: GateRecords;
  readonly corrections: CorrectionRecords;
  readonly predictions: PredictionRecords;
  readonly traffic: TrafficRecords;
  readonly alerts: AlertRecords;
  readonly triggers: TriggerRecords;
  readonly settings: SettingRecords;
  /**
   * Makes a project with all that comes with it, in one transaction. `reserved`: by whom the names of its versions are.
   * `bad-request` where the project, a version or a run is there already; nothing is made then.
   */
  enter(whole: WholeProject, reserved: readonly string[]): Promise<void>;
  /** What is wrong with the records' files; nothing where they are sound. */
  check(): Promise<string[]>;
  /**
   * Writes the records, as they are at one moment, into a new file, without what was deleted; others read and write
   * meanwhile.
   */
  copyTo(file: string): Promise<void>;
  /** Gives free space back to the disk; what was deleted is in no file afterwards. */
  compact(): Promise<void>;
  close(): Promise<void>;
}
