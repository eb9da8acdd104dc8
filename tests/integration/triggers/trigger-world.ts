import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeadowEvent } from '../../../contract/events.ts';
import type { RunsOn } from '../../../contract/shapes/run.ts';
import { type RunCause, type TriggerChange, type TriggerName, triggerName } from '../../../contract/shapes/trigger.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { toManifestPhoto } from '../../../services/domain/manifest.ts';
import { createEvents, type Events } from '../../../services/events/events.ts';
import { createLookLeases } from '../../../services/jobs/look-leases.ts';
import type { RunRecord } from '../../../services/ports/catalog/runs.ts';
import type { Catalog } from '../../../services/ports/catalog.ts';
import type { Log } from '../../../services/ports/log.ts';
import type { ObjectStore } from '../../../services/ports/object-store.ts';
import { keepSnapshot } from '../../../services/steps/keep-snapshot.ts';
import { writeRecord } from '../../../services/steps/run-records.ts';
import { newRun } from '../../../services/training/new-run.ts';
import { lookForAirflow, type Order } from '../../../services/triggers/look-for-airflow.ts';
import { createTriggers, type Triggers } from '../../../services/triggers/triggers.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export const PROJECT = 'lawn';

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The triggers of a project on a real catalog and object store, with a clock, a cable and trainings that obey. */
export interface TriggerWorld {
  clock: FakeClock;
  events: Events;
  catalog: Catalog;
  objects: ObjectStore;
  triggers: Triggers;
  /** `ask`: what the answer about the battery waits for. */
  power: { battery: boolean; adding: boolean; ask?: () => Promise<void> };
  /** Whose clock the triggers go by. */
  at: RunsOn;
  /** What Airflow is told to begin when it looks. */
  airflow(...only: TriggerName[]): Promise<Order[]>;
  /** Orders whose runs in Airflow ended. */
  ended: Set<string>;
  /** Airflow begins it. */
  begin(order: Order): Promise<void>;
  /** Causes of the trainings that were begun, in order. */
  begun: RunCause[];
  /** The next trainings fail to begin. */
  refuse(thrown: Error | undefined): void;
  set(change: TriggerChange): Promise<void>;
  addPhotos(count: number, label?: string): Promise<void>;
  /** Ends the training under way, after it listed the photos there were when it began. */
  end(state?: 'done' | 'failed' | 'cancelled', error?: 'internal' | 'too-few-photos'): Promise<void>;
  /** A training that a person began. */
  train(): Promise<void>;
  /** The reasons of the last decisions, newest first. */
  said(): Promise<string[]>;
  /** Another start of Meadow on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function createTriggerWorld(start: string, at: RunsOn = 'here'): Promise<TriggerWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-triggers-'));
  const file = join(folder, 'meadow.db');
  const objects = createFileObjectStore(join(folder, 'objects'));
  const clock = createFakeClock(start);
  const events = createEvents();
  const emit = (event: MeadowEvent) => events.publish(event);
  const begun: RunCause[] = [];
  const power: TriggerWorld['power'] = { battery: false, adding: false };
  let catalog = await createSqliteCatalog(file);
  let refusal: Error | undefined;
  let running: string | undefined;
  let [photos, runs] = [0, 0];

  const begin = async (cause: RunCause | undefined) => {
    if (refusal) throw refusal;
    runs += 1;
    running = `run-${runs}`;
    const record: RunRecord = {
      run: running,
      ...newRun({ project: PROJECT, mode: 'quick', started: clock.now(), by: cause ? 'Meadow' : 'ada', cause }),
    };
    await catalog.runs.add(record);
    const listed = (await catalog.photos.list(PROJECT)).flatMap(({ label, ...photo }) =>
      label === undefined ? [] : [toManifestPhoto({ ...photo, label })],
    );
    const snapshot = await keepSnapshot({ catalog, objects, clock }, record, listed);
    await writeRecord(objects, record.run, 'ingest', { project: PROJECT, ...snapshot, added: 0, skipped: [] });
    if (cause) begun.push(cause);
    return { run: record.run };
  };
  const parts = () => ({
    catalog,
    objects,
    clock,
    power: {
      async onBattery() {
        await power.ask?.();
        return power.battery;
      },
    },
    zone: 'Europe/Zurich',
    chosen: async () => world.at,
  });
  // A look takes no time by the clock that obeys.
  const alone = (owner: string) => createLookLeases(catalog.leases, owner, systemClock);
  const join_ = (): Triggers =>
    createTriggers({
      ...parts(),
      emit,
      alone: alone('core'),
      ...(at === 'stack' && { pipelines: { nextLook: async () => new Date('2026-03-02T00:00:00Z') } }),
      isTrained: () => running !== undefined,
      isAdding: () => power.adding,
      start: (_project, cause) => begin(cause),
    });

  await catalog.projects.create({
    id: PROJECT,
    name: 'Lawn',
    classes: ['grass', 'dandelion'],
    created: clock.now(),
    policy: 'by-itself',
  });

  const world: TriggerWorld = {
    clock,
    events,
    catalog,
    objects,
    triggers: join_(),
    power,
    at,
    ended: new Set(),
    airflow: (...only) =>
      lookForAirflow(
        { ...parts(), log: SILENT, alone: alone(randomUUID()), hasEnded: async (order) => world.ended.has(order) },
        only.length > 0 ? only : triggerName.options,
        new AbortController().signal,
      ),
    begin: async ({ cause }) => void (await begin(cause)),
    begun,
    refuse: (thrown) => {
      refusal = thrown;
    },
    async set(change) {
      await world.triggers.change({ project: PROJECT, change });
    },
    async addPhotos(count, label) {
      const added = Array.from({ length: count }, () => {
        photos += 1;
        return {
          hash: createHash('sha256').update(String(photos)).digest('hex'),
          label: label ?? (photos % 2 ? 'grass' : 'dandelion'),
          source: `${photos}.jpg`,
          added: clock.now(),
          by: 'ada',
          width: 10,
          height: 10,
          bytes: 100,
          binned: undefined,
        };
      });
      await catalog.photos.put(PROJECT, added);
      world.triggers.photosChanged(PROJECT);
    },
    async end(state = 'done', code = 'internal') {
      const error = { code, message: 'It failed.', hint: 'Try again.', retry: false, details: {} };
      if (running)
        await catalog.runs.change(running, {
          state,
          ended: clock.now(),
          ...(state === 'failed' && { error }),
        });
      running = undefined;
    },
    train: async () => void (await begin(undefined)),
    async said() {
      const all = await world.triggers.decisions({ project: PROJECT, limit: 200 });
      return all.map(({ trigger, ran, reason }) => `${trigger} ${ran ? 'ran' : 'did not run'}: ${reason.code}`);
    },
    async restart() {
      await catalog.close();
      catalog = await createSqliteCatalog(file);
      Object.assign(world, { catalog, triggers: join_() });
    },
    async close() {
      await catalog.close();
      await rm(folder, { recursive: true });
    },
  };
  return world;
}
