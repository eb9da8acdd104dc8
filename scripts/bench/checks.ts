import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProblemKind } from '../../contract/shapes/project-photo.ts';
import type { FindingRecord } from '../../services/ports/catalog/findings.ts';
import { hashOf } from '../../services/steps/scan-photo.ts';
import { checkPhotos } from './checks/check-photos.ts';
import { naturalFaults, shortName } from './checks/natural-faults.ts';
import { type PlantedPhoto, plant, type SetPhoto } from './checks/plant.ts';
import { photoSet } from './photos.ts';
import { mean, percent, say, table } from './table.ts';

/** Others than the borders of the checks were chosen on, which were 1 to 8. */
const SEEDS = Array.from({ length: 10 }, (_, at) => at + 11);
const KINDS = ['label-doubtful', 'near-duplicate', 'leak', 'blurry', 'foreign'] as const;

/** What came of one kind of fault in one draw. */
interface Outcome {
  kind: ProblemKind;
  planted: number;
  found: number;
  /** Found on photos that have no such fault. */
  wrongly: string[];
  /** Found on photos that had one before anything was planted. */
  natural: string[];
  missed: string[];
}

/** How many planted faults the import checks find, and how often they cry wolf. */
export async function checks(): Promise<void> {
  const photos = await listSet('dandelion-vs-grass');
  const insects = (await listSet('ants-vs-bees')).map(({ path }) => path);
  // All before the first check: from then on this process reads photos only, no drawings.
  const draws: PlantedPhoto[][] = [];
  for (const seed of SEEDS) draws.push(await plant(photos, insects, seed));
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-checks-'));
  const outcomes: Outcome[] = [];
  try {
    for (const planted of draws) {
      const found = await checkPhotos(folder, planted);
      outcomes.push(...KINDS.map((kind) => outcomeOf(kind, planted, found)));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  report(outcomes);
}

async function listSet(set: string): Promise<SetPhoto[]> {
  const folder = photoSet(set);
  const labels = (await readdir(folder)).sort();
  const lists = labels.map(async (label) =>
    (await readdir(join(folder, label))).sort().map((name) => ({ path: join(folder, label, name), label })),
  );
  return (await Promise.all(lists)).flat();
}

function outcomeOf(kind: ProblemKind, planted: PlantedPhoto[], found: FindingRecord[]): Outcome {
  const byHash = new Map(planted.map((photo) => [hashOf(photo.bytes), photo]));
  const own = planted.filter(({ fault }) => fault === kind);
  const hits = new Set<PlantedPhoto>();
  const outcome: Outcome = { kind, planted: own.length, found: 0, wrongly: [], natural: [], missed: [] };
  for (const finding of found.filter((one) => one.kind === kind)) {
    const photo = byHash.get(finding.hash)!;
    // Of a photo and its copy, either may be the one to keep.
    const copies = ['near-duplicate', 'leak'].includes(kind) ? finding.others.map((hash) => byHash.get(hash)!) : [];
    const hit = [photo, ...copies].find(({ fault }) => fault === kind);
    const name = shortName(photo.name);
    if (hit) hits.add(hit);
    else if (naturalFaults[kind]?.has(name)) outcome.natural.push(name);
    else outcome.wrongly.push(name);
  }
  return {
    ...outcome,
    found: hits.size,
    missed: own.filter((photo) => !hits.has(photo)).map(({ name }) => shortName(name)),
  };
}

function report(outcomes: readonly Outcome[]): void {
  const rows = KINDS.map((kind) => {
    const own = outcomes.filter((outcome) => outcome.kind === kind);
    const total = (count: (outcome: Outcome) => number) => own.map(count).reduce((sum, one) => sum + one, 0);
    const found = total((one) => one.found);
    const wrongly = total(({ wrongly }) => wrongly.length);
    return [
      kind,
      `${found} of ${total(({ planted }) => planted)}`,
      percent(found / total(({ planted }) => planted)),
      percent(Math.min(...own.map((one) => one.found / one.planted))),
      `${wrongly}`,
      percent(wrongly / Math.max(1, found + wrongly)),
      `${mean(own.map(({ natural }) => natural.length)).toFixed(1)}`,
    ];
  });
  say(table([['fault', 'found', 'recall', 'worst draw', 'false alarms', 'false share', 'natural, a draw'], ...rows]));
  for (const kind of KINDS) {
    const own = outcomes.filter((outcome) => outcome.kind === kind);
    const names = (of: (outcome: Outcome) => string[]) => tally(own.flatMap(of)) || 'none';
    say(`\n${kind}: missed ${names(({ missed }) => missed)}; false ${names(({ wrongly }) => wrongly)};`);
    say(`natural ${names(({ natural }) => natural)}`);
  }
}

/** Names, each with how often it is there. */
function tally(names: readonly string[]): string {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, all]) => ({ name, count: all.length }));
  return counts
    .toSorted((one, other) => other.count - one.count)
    .map(({ name, count }) => (count > 1 ? `${name} (${count})` : name))
    .join(', ');
}
