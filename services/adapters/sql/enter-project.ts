import type { Transaction } from 'kysely';
import type { WholeProject } from '../../ports/catalog.ts';
import { insertLive } from './live.ts';
import { insertPhotos } from './photos.ts';
import { createProjectRecords } from './projects.ts';
import { listReservations, removeReservations } from './reservations.ts';
import { createRunRecords } from './runs.ts';
import type { Schema } from './schema.ts';
import { createSnapshotRecords } from './snapshots.ts';
import { addVersion } from './versions.ts';

/** Writes all of a project, as part of a transaction. */
export const enterProject = async (
  db: Transaction<Schema>,
  whole: WholeProject,
  reserved: readonly string[],
): Promise<void> => {
  const { project, photos, snapshots, runs, versions, live } = whole;
  await createProjectRecords(db).create(project);
  await insertPhotos(db, project.id, photos);
  for (const snapshot of snapshots) await createSnapshotRecords(db).add(snapshot);
  for (const run of runs) await createRunRecords(db).add(run);
  const own = (await listReservations(db)).filter(({ by }) => reserved.includes(by));
  await removeReservations(db, own);
  for (const version of versions) await addVersion(db, version, undefined);
  if (live) await insertLive(db, live, undefined);
};
