import type { Generated } from 'kysely';
import type { AlertName } from '../../../contract/shapes/alert.ts';
import type { Correction } from '../../../contract/shapes/correction.ts';
import type { LiveChange } from '../../../contract/shapes/live.ts';
import type { PromotionPolicy } from '../../../contract/shapes/project.ts';
import type { PhotoEdit, ProblemKind } from '../../../contract/shapes/project-photo.ts';
import type { RunSummary, TrainingMode } from '../../../contract/shapes/run.ts';
import type { TriggerName } from '../../../contract/shapes/trigger.ts';

/** Milliseconds since 1970. */
type Time = number;
/** A value as JSON. */
type Json = string;

export interface ProjectsTable {
  id: string;
  name: string;
  classes: Json;
  created: Time;
  policy: Generated<PromotionPolicy>;
  /** When its photos were looked at last. */
  checked: Time | null;
}

export interface PhotosTable {
  project: string;
  hash: Uint8Array;
  label: string | null;
  source: string;
  added: Time;
  by: string;
  width: number;
  height: number;
  bytes: number;
  binned: Time | null;
  guess: string | null;
  doubt: number | null;
}

export interface TombstonesTable {
  hash: Uint8Array;
  label: string | null;
  at: Time;
}

export interface EditsTable {
  id: Generated<number>;
  project: string;
  kind: PhotoEdit['kind'];
  at: Time;
  by: string;
  to: string | null;
  /** 0 or 1. */
  undone: Generated<number>;
}

/** The states of a photo around an edit; null before where the project did not have it. */
export interface EditChangesTable {
  edit: number;
  /** The edit's own, or the one its photos were moved to. */
  project: string;
  hash: Uint8Array;
  before: Json | null;
  after: Json;
}

export interface FindingsTable {
  project: string;
  hash: Uint8Array;
  kind: ProblemKind;
  others: Json;
  suggestion: string | null;
  strength: number;
}

export interface DismissedTable {
  project: string;
  hash: Uint8Array;
  kind: ProblemKind;
}

export interface SnapshotsTable {
  snapshot: Uint8Array;
  project: string;
  created: Time;
  photos: number;
  labels: Json;
}

/** Photos deleted for good, by the snapshots that name them. */
export interface ErasedTable {
  snapshot: Uint8Array;
  hash: Uint8Array;
}

export interface RunsTable {
  run: string;
  project: string;
  mode: TrainingMode;
  state: RunSummary['state'];
  started: Time;
  ended: Time | null;
  by: string;
  snapshot: Uint8Array | null;
  photos: number | null;
  version: string | null;
  error: Json | null;
  cause: Json | null;
}

export interface TriggersTable {
  project: string;
  settings: Json;
  memory: Json;
}

export interface DecisionsTable {
  id: Generated<number>;
  project: string;
  trigger: TriggerName;
  at: Time;
  ran: number;
  reason: Json;
  cause: Json | null;
  run: string | null;
}

export interface LiveTable {
  id: Generated<number>;
  project: string;
  version: string;
  before: string | null;
  at: Time;
  how: LiveChange['how'];
  by: string;
  reason: string;
}

export interface GatesTable {
  version: string;
  report: Json;
}

export interface CorrectionsTable {
  id: Generated<number>;
  project: string;
  hash: Uint8Array;
  photo: string;
  version: string;
  verdict: string;
  truth: string;
  at: Time;
  by: string;
  state: Correction['state'];
}

export interface VersionsTable {
  id: Generated<number>;
  version: string;
  project: string;
  created: Time;
  object: string | null;
  sha256: Uint8Array;
  card: Json;
  run: string | null;
  snapshot: Uint8Array | null;
}

/** Words that many predictions share: classes and versions. */
export interface WordsTable {
  id: Generated<number>;
  text: string;
}

/** Kept small: at most 300 bytes a row with its indexes. */
export interface PredictionsTable {
  id: Generated<number>;
  at: Time;
  hash: Uint8Array;
  photo: string;
  /** `words.id`, as are `verdict` and `label`. */
  version: number;
  verdict: number;
  label: number;
  /** Place in `origins`. */
  origin: number;
  /** See `packScores`. */
  scores: Uint8Array;
  /** Cosine times 10,000. */
  similarity: number;
  /** Tenths of a millisecond. */
  took: number;
  /** Thousandths; null in rows of older releases. */
  light: number | null;
  sharpness: number | null;
  /** 1 where another project's photo was answered. */
  lent: number | null;
  /** 1 where the photo was given a class, but hardly known. */
  barely: number | null;
}

/** Predictions of a version in a stretch of time, counted. */
export interface TrafficTable {
  project: string;
  version: string;
  /** Seconds of the stretch. */
  step: number;
  /** When it begins. */
  at: Time;
  counts: Json;
}

export interface AlertsTable {
  id: Generated<number>;
  project: string;
  name: AlertName;
  version: string;
  raised: Time;
  cleared: Time | null;
  /** 0 or 1. */
  seen: Generated<number>;
  value: number;
  threshold: number;
}

export interface AlertSettingsTable {
  project: string;
  settings: Json;
}

export interface SettingsTable {
  name: string;
  value: Json;
}

/** Who has something to himself. */
export interface LeasesTable {
  name: string;
  owner: string;
  until: Time;
}

/** How far a predictor's journal was taken over, since it was started. */
export interface JournalsTable {
  boot: string;
  last: number;
  at: Time;
}

export interface Schema {
  schema_version: { version: number };
  projects: ProjectsTable;
  photos: PhotosTable;
  /** Only while a migration moves its rows. */
  photos_before: PhotosTable;
  tombstones: TombstonesTable;
  edits: EditsTable;
  edit_changes: EditChangesTable;
  findings: FindingsTable;
  dismissed: DismissedTable;
  snapshots: SnapshotsTable;
  erased: ErasedTable;
  runs: RunsTable;
  live: LiveTable;
  gates: GatesTable;
  corrections: CorrectionsTable;
  versions: VersionsTable;
  words: WordsTable;
  predictions: PredictionsTable;
  traffic: TrafficTable;
  alerts: AlertsTable;
  alert_settings: AlertSettingsTable;
  triggers: TriggersTable;
  decisions: DecisionsTable;
  settings: SettingsTable;
  leases: LeasesTable;
  journals: JournalsTable;
}
