import { Kysely } from 'kysely';
import type { Catalog } from '../../ports/catalog.ts';
import { createAlertRecords } from './alerts.ts';
import { sqliteTypes } from './column-types.ts';
import { openConnection } from './connection.ts';
import { createCorrectionRecords } from './corrections.ts';
import { createDialect } from './dialect.ts';
import { createEditRecords } from './edits.ts';
import { enterProject } from './enter-project.ts';
import { createFindingRecords } from './findings.ts';
import { createGateRecords } from './gates.ts';
import { keepBefore } from './keep-before.ts';
import { createLiveRecords } from './live.ts';
import { migrate } from './migrate.ts';
import { createPhotoRecords } from './photos.ts';
import { createPredictionRecords } from './predictions.ts';
import { createProjectRecords } from './projects.ts';
import { createRunRecords } from './runs.ts';
import type { Schema } from './schema.ts';
import { createSettingRecords } from './settings.ts';
import { createSnapshotRecords } from './snapshots.ts';
import { createTrafficRecords } from './traffic.ts';
import { createTriggerRecords } from './triggers.ts';
import { createUpkeep } from './upkeep.ts';
import { createVersionRecords } from './versions.ts';

/**
 * The catalog in one SQLite file, which several processes may have open. Throws `home-newer` where a newer Meadow
 * wrote it and `home-unusable` where it is damaged or out of reach.
 */
export const createSqliteCatalog = async (file: string): Promise<Catalog> => {
  const connection = openConnection(file);
  const db = new Kysely<Schema>({ dialect: createDialect(connection, file) });
  try {
    await migrate(db, sqliteTypes, (number) => keepBefore(connection, file, number));
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
  const upkeep = createUpkeep(db, file);
  return {
    projects: createProjectRecords(db),
    photos: createPhotoRecords(db),
    edits: createEditRecords(db),
    findings: createFindingRecords(db),
    snapshots: createSnapshotRecords(db),
    runs: createRunRecords(db),
    versions: createVersionRecords(db),
    live: createLiveRecords(db),
    gates: createGateRecords(db),
    corrections: createCorrectionRecords(db),
    predictions: createPredictionRecords(db, upkeep),
    traffic: createTrafficRecords(db),
    alerts: createAlertRecords(db),
    triggers: createTriggerRecords(db),
    settings: createSettingRecords(db),
    enter: (whole, reserved) => db.transaction().execute((transaction) => enterProject(transaction, whole, reserved)),
    check: upkeep.check,
    copyTo: upkeep.copyTo,
    compact: upkeep.compact,
    close: () => db.destroy(),
  };
};
