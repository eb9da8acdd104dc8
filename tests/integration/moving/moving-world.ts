import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { MeadowEvent } from '../../../contract/events.ts';
import { place } from '../../../contract/shapes/place.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createFileTracker } from '../../../services/adapters/local/file-tracker.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createS3ObjectStore } from '../../../services/adapters/minio/object-store.ts';
import type { S3Settings } from '../../../services/adapters/minio/settings.ts';
import { createMlflowTracker } from '../../../services/adapters/mlflow/tracker.ts';
import { createPostgresCatalog } from '../../../services/adapters/sql/postgres/catalog.ts';
import type { PostgresSettings } from '../../../services/adapters/sql/postgres/settings.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { createSqliteWriteQueue } from '../../../services/adapters/sql/sqlite/write-queue.ts';
import { createEvents } from '../../../services/events/events.ts';
import { createJobs } from '../../../services/jobs/jobs.ts';
import { createMoving } from '../../../services/moving/moving.ts';
import type { MovingParts, PlaceRecords } from '../../../services/moving/moving-parts.ts';
import { createQueuedTracker } from '../../../services/steps/queued-tracker.ts';

export interface WorldSettings {
  /** A folder for the laptop's records. */
  folder: string;
  postgres: PostgresSettings;
  s3: S3Settings;
  mlflow: string;
  /** Where what MLflow has not taken waits; a process that is killed keeps its own for half a minute. */
  queue?: string;
}

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Both places for real, and moves between them, as one Meadow has them. */
export async function openWorld({ folder, postgres, s3, mlflow, queue = 'waiting.db' }: WorldSettings) {
  const laptop: PlaceRecords = {
    catalog: await createSqliteCatalog(join(folder, 'meadow.db')),
    objects: createFileObjectStore(join(folder, 'objects')),
    tracker: createFileTracker(join(folder, 'measurements')),
  };
  const catalog = await createPostgresCatalog(postgres);
  const projectOf = async (run: string) => (await catalog.runs.find(run))?.project ?? 'meadow';
  const tracker = createQueuedTracker(
    createMlflowTracker({ address: mlflow }, { projectOf }),
    createSqliteWriteQueue(join(folder, queue)),
    { clock: systemClock, log },
  );
  const objects = createS3ObjectStore(s3, { cache: join(folder, 'cache') });
  const stack: PlaceRecords = { catalog, objects, tracker };
  const events = createEvents();
  const jobs = createJobs({ events, clock: systemClock });
  const { settings } = laptop.catalog;
  const told: MeadowEvent[] = [];
  const parts: MovingParts = {
    places: {
      of: async (project) => place.catch('laptop').parse(await settings.get(`place/${project}`)),
      put: (project, to) => settings.put(`place/${project}`, to),
    },
    recordsOf: async (there) => ({ laptop, stack })[there],
    settings,
    jobs,
    clock: systemClock,
    person: 'ada',
    emit: (event) => void told.push(event),
    trainNoMore: async () => async () => undefined,
    serveFromThere: async () => undefined,
  };
  const moving = createMoving(parts);
  return {
    laptop,
    stack,
    jobs,
    parts,
    moving,
    told,
    /** Waits for the end of a job; throws what it failed with. */
    async end({ job }: { job: string }) {
      let last = jobs.get(job);
      for await (const state of jobs.watch(job)) last = state;
      return last;
    },
    async close() {
      await jobs.close();
      objects.close();
      await tracker.close();
      await catalog.close();
      await laptop.catalog.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** All objects of a place, by their SHA-256. */
export async function objectsIn({ objects }: PlaceRecords): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { key } of objects.list(''))
    found[key] = createHash('sha256')
      .update(await objects.get(key))
      .digest('hex');
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a place's tracker says of a project's runs. */
export async function measuredIn({ tracker }: PlaceRecords, runs: readonly string[]): Promise<unknown[]> {
  return Promise.all(
    runs.map(async (run) => {
      const measured = (await tracker.read(run)).map(({ name, step, value }) => ({ name, step, value }));
      const said = await tracker.described(run);
      const files = await Promise.all(
        (said?.attached ?? []).map(async (name) => [name, Buffer.from(await tracker.attached(run, name)).toString()]),
      );
      return { measured, params: said?.params, tags: said?.tags, note: said?.note, state: said?.state, files };
    }),
  );
}
