import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeadowEvent } from '../../../contract/events.ts';
import type { ModelCard } from '../../../contract/shapes/model.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { createRandom } from '../../../services/domain/random.ts';
import { createMonitoring, type Monitoring } from '../../../services/monitoring/monitoring.ts';
import type { PredictionRecord } from '../../../services/ports/catalog/predictions.ts';
import type { Catalog } from '../../../services/ports/catalog.ts';
import { createFakeClock, type FakeClock } from '../triggers/fake-clock.ts';

export const PROJECT = 'lawn';

/** The monitoring of a project on a real catalog, under a clock that obeys. */
export interface MonitoringWorld {
  clock: FakeClock;
  catalog: Catalog;
  monitoring: Monitoring;
  /** What was told, in order. */
  events: MeadowEvent[];
  /** Photos like those of the training are asked about, one a second; `part` says what is different. */
  ask(count: number, part?: (place: number) => Partial<PredictionRecord>): Promise<void>;
  /** A person judges verdicts of the live version. */
  judge(right: number, wrong: number): Promise<void>;
  /** Puts a version live: a new one, or one that was live before. */
  goLive(version: string): Promise<void>;
  /** Whether predictions are kept one by one. */
  keepHistory(kept: boolean): void;
  /** What was warned of. */
  warned: string[];
  /** Names of the alerts that are open. */
  open(): Promise<string[]>;
  close(): Promise<void>;
}

/** 0 to 1 in a hundred steps: what the training's photos measured, so that chance numbers are as usual. */
const even = Array.from({ length: 101 }, (_, at) => at / 100);

const cardOf = (version: string): ModelCard => ({
  version,
  project: PROJECT,
  classes: ['dandelion', 'grass'].map((label) => ({ label, photos: 200, test: 40, correct: 39, judgedBy: 'held-out' })),
  photos: { total: 400, train: 320, test: 80, leftOut: 320 },
  test: { correct: 78, total: 80, accuracy: 0.975, interval: [0.91, 0.99] },
  confusion: [
    [39, 1, 0],
    [1, 39, 0],
  ],
  calibration: { temperature: 1, expectedError: 0.01, logLoss: 0.1 },
  neither: { threshold: 0.3, kept: 0.98 },
  usual: { similarity: even, light: even, sharpness: even },
  limits: [],
  trained: { runtime: 'onnx', seed: 1 },
  backbone: { name: 'made', sha256: 'b'.repeat(64) },
  data: 'Made up.',
});

const ignore = () => undefined;

export async function createMonitoringWorld(start: string): Promise<MonitoringWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-monitoring-'));
  const catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
  const clock = createFakeClock(start);
  const events: MeadowEvent[] = [];
  const random = createRandom(7);
  let live: string | undefined;
  let judged = 0;
  let kept = true;
  const warned: string[] = [];
  await catalog.projects.create({
    id: PROJECT,
    name: 'Lawn',
    classes: ['dandelion', 'grass'],
    created: clock.now(),
    policy: 'ask',
  });
  const monitoring = createMonitoring({
    catalog,
    clock,
    emit: (event) => events.push(event),
    historyKept: async () => kept,
    objects: createFileObjectStore(join(folder, 'objects')),
    log: { debug: ignore, info: ignore, error: ignore, warn: (message) => warned.push(message) },
    thumbnailOf: async () => undefined,
  });
  return {
    clock,
    catalog,
    monitoring,
    events,
    async ask(count, part = () => ({})) {
      for (let place = 0; place < count; place++) {
        clock.pass(1000);
        const verdict = place % 2 ? 'grass' : 'dandelion';
        await catalog.predictions.add([
          {
            at: clock.now(),
            photo: `${place}.jpg`,
            hash: place.toString(16).padStart(64, '0'),
            version: live ?? `${PROJECT}-1`,
            verdict,
            label: verdict,
            scores: { [verdict]: 1 },
            similarity: random(),
            light: random(),
            sharpness: random(),
            origin: 'window',
            ms: 20,
            ...part(place),
          },
        ]);
      }
    },
    async judge(right, wrong) {
      for (let place = 0; place < right + wrong; place++) {
        clock.pass(1000);
        judged += 1;
        await catalog.corrections.put({
          project: PROJECT,
          hash: judged.toString(16).padStart(64, '0'),
          photo: `${judged}.jpg`,
          version: live ?? `${PROJECT}-1`,
          verdict: 'grass',
          truth: place < right ? 'grass' : 'dandelion',
          at: clock.now(),
          by: 'ada',
        });
      }
    },
    async goLive(version) {
      if (!(await catalog.versions.find(version)))
        await catalog.versions.add({
          version,
          project: PROJECT,
          created: clock.now(),
          object: `models/${version}`,
          sha256: 'c'.repeat(64),
          card: cardOf(version),
          run: undefined,
          snapshot: undefined,
        });
      const change = {
        project: PROJECT,
        version,
        at: clock.now(),
        how: 'gate',
        by: 'ada',
        reason: 'Not worse.',
      } as const;
      await catalog.live.switch(change, live);
      live = version;
    },
    keepHistory(keep) {
      kept = keep;
    },
    warned,
    async open() {
      const alerts = await monitoring.alerts({ project: PROJECT, limit: 50 });
      return alerts.filter(({ cleared }) => cleared === undefined).map(({ name }) => name);
    },
    async close() {
      await catalog.close();
      await rm(folder, { recursive: true });
    },
  };
}
