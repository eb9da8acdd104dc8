import type { AlertRecords } from './catalog/alerts.ts';
import type { CarryRecords } from './catalog/carry.ts';
import type { CorrectionRecords } from './catalog/corrections.ts';
import type { EditRecords } from './catalog/edits.ts';
import type { FindingRecords } from './catalog/findings.ts';
import type { GateRecords } from './catalog/gates.ts';
import type { JournalRecords } from './catalog/journals.ts';
import type { LeaseRecords } from './catalog/leases.ts';
import type { LiveRecord, LiveRecords } from './catalog/live.ts';
import type { PhotoRecord, PhotoRecords } from './catalog/photos.ts';
import type { PredictionRecords } from './catalog/predictions.ts';
import type { ProjectRecord, ProjectRecords } from './catalog/projects.ts';
import type { RunRecord, RunRecords } from './catalog/runs.ts';
import type { SettingRecords } from './catalog/settings.ts';
import type { SnapshotRecord, SnapshotRecords } from './catalog/snapshots.ts';
import type { TrafficRecords } from './catalog/traffic.ts';
import type { TriggerRecords } from './catalog/triggers.ts';
import type { VersionRecord, VersionRecords } from './catalog/versions.ts';

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
  readonly journals: JournalRecords;
  readonly settings: SettingRecords;
  readonly leases: LeaseRecords;
  readonly carry: CarryRecords;
  /**
   * Makes a project with all that comes with it, in one transaction. `reserved`: by whom the names of its versions are.
   * `bad-request` where the project, a version or a run is there already; nothing is made then.
   */
  enter(whole: WholeProject, reserved: readonly string[]): Promise<void>;
  /**
   * Calls `seen` after another core changed records, until the signal is aborted: a hint to look sooner, which may come
   * too often or, where the network failed, late. Never where the records are one core's own.
   */
  watch(seen: () => void, signal: AbortSignal): void;
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
