import { join } from 'node:path';
import { systemClock } from '../adapters/local/clock.ts';
import type { Home } from '../adapters/local/home.ts';
import { makeFolder } from '../adapters/local/make-folder.ts';
import { createFileSecrets } from '../adapters/local/secrets.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createS3ObjectStore } from '../adapters/minio/object-store.ts';
import { createMlflowRegistry } from '../adapters/mlflow/registry.ts';
import { createMlflowTracker } from '../adapters/mlflow/tracker.ts';
import { createPostgresCatalog } from '../adapters/sql/postgres/catalog.ts';
import { createSqliteWriteQueue } from '../adapters/sql/sqlite/write-queue.ts';
import { modelKey } from '../domain/object-keys.ts';
import { runTitle } from '../domain/run-title.ts';
import { addressFiles } from '../domain/stack/record-addresses.ts';
import type { Log } from '../ports/log.ts';
import { createQueuedTracker, type QueuedTracker } from '../steps/queued-tracker.ts';
import { objectsByBucket } from './objects-by-bucket.ts';
import { readAddresses } from './read-addresses.ts';
import type { Records } from './records.ts';

export interface StackRecords extends Records {
  tracker: QueuedTracker;
}

export interface StackRecordsParts {
  /** The folder in which addresses and passwords lie (`domain/stack/record-addresses.ts`). */
  at: string;
  /** Of this machine: small pictures and the local API's key, files of objects, and what waits while MLflow is away. */
  home: Pick<Home, 'thumbnails' | 'secrets' | 'fromStack'>;
  /** Where people see MLflow's pages, where that is another address than its own for this core. */
  mlflowPage?: string | undefined;
  log: Log;
}

/** Where runs are shown that belong to no project. */
const NO_PROJECT = 'meadow';

/** Longer than MLflow takes for what a step leaves; what is not written by then waits for the next step, look or core here. */
const SETTLE_MS = 20_000;

const BUCKETS = { data: 'data', models: 'models' };

/**
 * Opens the records of the stack: the catalog in PostgreSQL, objects in the store, runs in MLflow. What is under way
 * breaks off when they are closed. Throws `store-unreachable`, `store-refused` or `home-newer`.
 */
export async function openStackRecords({ at, home, mlflowPage, log }: StackRecordsParts): Promise<StackRecords> {
  const {
    postgres,
    s3: { buckets = BUCKETS, ...s3 },
    mlflow,
  } = await readAddresses(at);
  const catalog = await createPostgresCatalog({ ...postgres, passwordFile: join(at, addressFiles.postgresPassword) });
  await makeFolder(home.fromStack);
  const bucketOf = (bucket: string) =>
    createS3ObjectStore(
      { ...s3, ssl: false, bucket, secretKeyFile: join(at, addressFiles.s3Secret) },
      { cache: join(home.fromStack, bucket) },
    );
  const [models, data] = [bucketOf(buckets.models), bucketOf(buckets.data)];
  const projectOf = async (run: string) => (await catalog.runs.find(run))?.project ?? NO_PROJECT;
  const nameOf = async (run: string) => {
    const record = await catalog.runs.find(run);
    return record && runTitle(record, (await catalog.projects.find(record.project))?.name ?? record.project);
  };
  const queue = createSqliteWriteQueue(join(home.fromStack, 'waiting.db'));
  const shown = createMlflowTracker({ ...mlflow, page: mlflowPage }, { projectOf, nameOf });
  const tracker = createQueuedTracker(shown, queue, { clock: systemClock, log });
  const registry = createMlflowRegistry(mlflow);
  const secrets = createFileSecrets(home.secrets);
  return {
    catalog,
    objects: objectsByBucket(models, data),
    thumbnails: createThumbnailFiles(home.thumbnails),
    tracker,
    secrets,
    settle: () => tracker.settle(SETTLE_MS, { leave: true }),
    shown: {
      registry,
      sourceOf: ({ object, version }) => `s3://${buckets.models}/${object ?? modelKey(version)}`,
    },
    async close() {
      models.close();
      data.close();
      await Promise.all([tracker.close(), registry.close(), secrets.close()]).finally(catalog.close);
    },
  };
}
