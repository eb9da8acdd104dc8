import type { Kysely } from 'kysely';
import type { Catalog } from '../../ports/catalog.ts';
import { createAlertRecords } from './alerts.ts';
import { createCarryRecords } from './carry.ts';
import { change } from './change.ts';
import { createCorrectionRecords } from './corrections.ts';
import { createEditRecords } from './edits.ts';
import { enterProject } from './enter-project.ts';
import { createFindingRecords } from './findings.ts';
import { createGateRecords } from './gates.ts';
import { createJournalRecords } from './journals.ts';
import { createLeaseRecords } from './leases.ts';
import { createLiveRecords } from './live.ts';
import { createPhotoRecords } from './photos.ts';
import { createPredictionRecords } from './predictions.ts';
import { createProjectRecords } from './projects.ts';
import { createRunRecords } from './runs.ts';
import type { Schema } from './schema.ts';
import { createSettingRecords } from './settings.ts';
import { createSnapshotRecords } from './snapshots.ts';
import { createTrafficRecords } from './traffic.ts';
import { createTriggerRecords } from './triggers.ts';
import type { Upkeep } from './upkeep.ts';
import type { Vendor } from './vendor.ts';
import { createVersionRecords } from './versions.ts';

/** The catalog on a database whose tables are up to date. */
export const createRecords = (db: Kysely<Schema>, vendor: Vendor, upkeep: Upkeep): Omit<Catalog, 'watch'> => ({
  projects: createProjectRecords(db),
  photos: createPhotoRecords(db, vendor),
  edits: createEditRecords(db),
  findings: createFindingRecords(db, vendor),
  snapshots: createSnapshotRecords(db),
  runs: createRunRecords(db),
  versions: createVersionRecords(db),
  live: createLiveRecords(db),
  gates: createGateRecords(db),
  corrections: createCorrectionRecords(db),
  predictions: createPredictionRecords(db, vendor, upkeep),
  traffic: createTrafficRecords(db, vendor),
  alerts: createAlertRecords(db),
  triggers: createTriggerRecords(db),
  settings: createSettingRecords(db),
  journals: createJournalRecords(db),
  leases: createLeaseRecords(db, vendor),
  carry: createCarryRecords(db),
  enter: (whole, reserved) => change(db, (transaction) => enterProject(transaction, whole, reserved)),
  check: upkeep.check,
  copyTo: upkeep.copyTo,
  compact: () => upkeep.compact(),
  close: () => db.destroy(),
});
