import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunCause, triggerSettings } from '../../../contract/shapes/trigger.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { toManifestPhoto } from '../../../services/domain/manifest.ts';
import { createRandom } from '../../../services/domain/random.ts';
import { byItself } from '../../../services/jobs/look-leases.ts';
import type { RunRecord } from '../../../services/ports/catalog/runs.ts';
import type { DecisionRecord } from '../../../services/ports/catalog/triggers.ts';
import { keepSnapshot } from '../../../services/steps/keep-snapshot.ts';
import { writeRecord } from '../../../services/steps/run-records.ts';
import { createTriggers } from '../../../services/triggers/triggers.ts';
import { gateOf, type Version } from './stand-in.ts';

export const PROJECT = 'lawn';
export const ZONE = 'Europe/Zurich';
const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TRAINS_MS = 5 * 60_000;

/** What happened in a year. */
export interface Year {
  runs: RunRecord[];
  decisions: DecisionRecord[];
  /** What the gate said of each version, and whether it was made of a bad batch. */
  versions: { version: string; at: Date; passed: boolean; bad: boolean; photos: number }[];
  asleepDays: number;
  databaseBytes: number;
}

interface Burst {
  day: number;
  photos: number;
  bad: boolean;
}

/** 3,000 photos: 300 to begin with, then 27 bursts; two have their labels mixed up. */
const bursts: Burst[] = [
  { day: 0, photos: 300, bad: false },
  ...Array.from({ length: 27 }, (_, at) => ({ day: 6 + at * 13, photos: 100, bad: at === 8 || at === 19 })),
];
/** So many days after it came, what is wrong with a batch is seen, and it goes into the bin. */
const BIN_AFTER_DAYS = 9;
const rules = triggerSettings.parse({
  'new-photos': { on: true, least: 50 },
  weekly: { on: true, cron: '0 3 * * 1', zone: ZONE },
  'failed-run': { on: true },
});

/** A year of a project on a real catalog with the real policy and the real gate; only trainings take no time. */
export async function liveAYear(): Promise<Year> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-year-'));
  const file = join(folder, 'meadow.db');
  const catalog = await createSqliteCatalog(file);
  const objects = createFileObjectStore(join(folder, 'objects'));
  const random = createRandom(7);
  const battery = createRandom(8);
  const badPhotos = new Set<string>();
  const versions: Year['versions'] = [];
  const known = new Map<string, Version>();
  let now = START;
  let onBattery = false;
  let running: { run: string; ends: number; photos: number; wrong: number } | undefined;
  const clock = { now: () => new Date(now), sleep: () => new Promise<void>(() => undefined) };

  const start = async (_project: string, cause: RunCause) => {
    const run = `run-${(await catalog.runs.list(PROJECT)).length + 1}`;
    const none = { ended: undefined, snapshot: undefined, photos: undefined, version: undefined, error: undefined };
    const begun = { project: PROJECT, mode: 'quick', state: 'running', started: clock.now(), by: 'Meadow' } as const;
    await catalog.runs.add({ ...none, ...begun, run, cause });
    const listed = (await catalog.photos.list(PROJECT)).flatMap(({ label, ...photo }) =>
      label === undefined ? [] : [toManifestPhoto({ ...photo, label })],
    );
    const snapshot = await keepSnapshot({ catalog, objects, clock }, { run, project: PROJECT }, listed);
    await writeRecord(objects, run, 'ingest', { project: PROJECT, ...snapshot, added: 0, skipped: [] });
    const wrong = listed.filter(({ hash }) => badPhotos.has(hash)).length / listed.length;
    running = { run, ends: now + TRAINS_MS, photos: listed.length, wrong };
    return { run };
  };
  const endTraining = async () => {
    if (!running || now < running.ends) return;
    const { run, photos, wrong } = running;
    running = undefined;
    // The disk was full once, in summer.
    if (run === 'run-40') {
      const error = { code: 'disk-full', message: '', hint: '', retry: true, details: {} } as const;
      return catalog.runs.change(run, { state: 'failed', ended: clock.now(), error });
    }
    const version = `${PROJECT}-${versions.length + 1}`;
    const champion = (await catalog.live.champion(PROJECT))?.version;
    const made = { version, photos, wrong };
    const { passed, reason } = gateOf(made, champion === undefined ? undefined : known.get(champion));
    known.set(version, made);
    versions.push({ version, at: clock.now(), passed, bad: wrong > 0, photos });
    await catalog.runs.change(run, { state: 'done', ended: clock.now(), version, photos });
    const change = { project: PROJECT, version, at: clock.now(), how: 'gate', by: 'Meadow', reason } as const;
    if (passed) await catalog.live.switch(change, champion);
  };
  const triggers = createTriggers({
    catalog,
    objects,
    clock,
    power: { onBattery: async () => onBattery },
    zone: ZONE,
    emit: () => undefined,
    isTrained: () => running !== undefined,
    isAdding: () => false,
    chosen: async () => 'here',
    alone: byItself,
    start,
  });

  const addBurst = async ({ day, photos, bad }: Burst) => {
    const added = Array.from({ length: photos }, (_, at) => ({
      hash: createHash('sha256').update(`${day} ${at}`).digest('hex'),
      label: at % 2 ? 'grass' : 'dandelion',
      source: `${day}-${at}.jpg`,
      added: clock.now(),
      by: bad ? 'bad' : 'ada',
      width: 10,
      height: 10,
      bytes: 100,
      binned: undefined,
    }));
    if (bad) for (const { hash } of added) badPhotos.add(hash);
    await catalog.photos.put(PROJECT, added);
    triggers.photosChanged(PROJECT);
  };
  const binBadOnes = async () => {
    const here = (await catalog.photos.list(PROJECT)).filter(({ hash }) => badPhotos.has(hash));
    const changes = here.map(({ hash, label }) => ({
      project: PROJECT,
      hash,
      before: { label, binned: undefined },
      after: { label, binned: clock.now() },
    }));
    const edit = { project: PROJECT, kind: 'bin', at: clock.now(), by: 'ada', to: undefined } as const;
    if (changes.length > 0) await catalog.edits.apply({ ...edit, changes });
    triggers.photosChanged(PROJECT);
  };

  const created = { id: PROJECT, name: 'Lawn', classes: ['dandelion', 'grass'], created: clock.now() };
  await catalog.projects.create({ ...created, policy: 'by-itself' });
  await triggers.change({ project: PROJECT, change: rules });
  let asleepDays = 0;
  for (let day = 0; day < 365; day += 1) {
    // Three weeks in summer, and two in winter; and every other night, most of them.
    const away = (day >= 200 && day < 221) || day >= 352;
    if (away) {
      asleepDays += 1;
      continue;
    }
    const asleepUntil = random() < 0.5 ? 8 : 0;
    const end = START + (day + 1) * DAY;
    now = Math.max(now, START + day * DAY + asleepUntil * HOUR);
    while (now < end) {
      onBattery = battery() < 0.25;
      const today = now === START + day * DAY + 10 * HOUR;
      for (const burst of bursts)
        if (today) {
          if (burst.day === day) await addBurst(burst);
          if (burst.bad && burst.day + BIN_AFTER_DAYS === day) await binBadOnes();
        }
      await endTraining();
      const next = await triggers.look(PROJECT);
      const hour = (Math.floor(now / HOUR) + 1) * HOUR;
      now = Math.min(
        hour,
        ...[running?.ends, next?.getTime()].filter((at) => at !== undefined && at > now).map(Number),
      );
    }
  }
  const runs = await catalog.runs.list(PROJECT);
  const decisions = await catalog.triggers.decisions(PROJECT, { limit: 10_000 });
  await catalog.close();
  const { size: databaseBytes } = await stat(file);
  await rm(folder, { recursive: true });
  return { runs: runs.toReversed(), decisions: decisions.toReversed(), versions, asleepDays, databaseBytes };
}
