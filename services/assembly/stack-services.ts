import { join } from 'node:path';
import { systemClock } from '../adapters/local/clock.ts';
import { makeFolder } from '../adapters/local/make-folder.ts';
import { createS3ObjectStore } from '../adapters/minio/object-store.ts';
import { type S3Settings, s3Settings } from '../adapters/minio/settings.ts';
import { createMlflowRegistry } from '../adapters/mlflow/registry.ts';
import type { MlflowSettings } from '../adapters/mlflow/settings.ts';
import { createMlflowTracker } from '../adapters/mlflow/tracker.ts';
import { createSqliteWriteQueue } from '../adapters/sql/sqlite/write-queue.ts';
import { modelKey } from '../domain/object-keys.ts';
import { followRegistry } from '../models/follow-registry.ts';
import { createReconcileRegistry, type ReconcileRegistry } from '../models/reconcile-registry.ts';
import { createQueuedTracker, type QueuedTracker } from '../pipeline/queued-tracker.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Ground } from './ground.ts';

export interface StackServicesParts {
  s3: S3Settings;
  mlflow: MlflowSettings;
  /** A folder of this machine for files of objects, and for what waits while MLflow is away. */
  folder: string;
  /** The records of the projects in the stack. */
  catalog: Catalog;
  log: Log;
}

export interface StackServices {
  objects: ObjectStore;
  tracker: QueuedTracker;
  registry(emit: Ground['emit']): ReconcileRegistry;
  /** Has the registry follow the catalog until the signal is aborted. */
  follow(registry: ReconcileRegistry, events: Ground['events'], signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Where runs are shown that belong to no project. */
const NO_PROJECT = 'meadow';

/** Joins what keeps objects, runs and models in the stack. What is under way breaks off when it is closed. */
export async function openStackServices(parts: StackServicesParts): Promise<StackServices> {
  const { s3, mlflow, folder, catalog, log } = parts;
  await makeFolder(folder);
  const objects = createS3ObjectStore(s3, { cache: join(folder, 'objects') });
  const projectOf = async (run: string) => (await catalog.runs.find(run))?.project ?? NO_PROJECT;
  const queue = createSqliteWriteQueue(join(folder, 'waiting.db'));
  const tracker = createQueuedTracker(createMlflowTracker(mlflow, { projectOf }), queue, { clock: systemClock, log });
  const registry = createMlflowRegistry(mlflow);
  const { bucket, prefix } = s3Settings.parse(s3);
  const sourceOf = ({ object, version }: VersionRecord) => `s3://${bucket}/${prefix}${object ?? modelKey(version)}`;
  return {
    objects,
    tracker,
    registry: (emit) => createReconcileRegistry({ catalog, registry, clock: systemClock, emit, sourceOf }),
    follow: (reconciling, events, signal) =>
      followRegistry({
        registry: reconciling,
        projects: async () => (await catalog.projects.list()).map(({ id }) => id),
        events: events.subscribe(signal),
        clock: systemClock,
        log,
        signal,
      }),
    async close() {
      objects.close();
      await Promise.all([tracker.close(), registry.close()]);
    },
  };
}
