import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createThumbnailFiles } from '../../../services/adapters/local/thumbnails.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { photoKey } from '../../../services/domain/object-keys.ts';
import type { PhotoRecord } from '../../../services/ports/catalog/photos.ts';
import type { PredictionRecord } from '../../../services/ports/catalog/predictions.ts';
import type { RunRecord } from '../../../services/ports/catalog/runs.ts';

/** The project every Meadow has from the start. */
const PROJECT = 'dandelion-or-grass';
const BEGUN = Date.UTC(2026, 0, 1);
/** Pictures that are drawn; each stands for many photos. */
const PICTURES = 100;

export interface Amounts {
  photos: number;
  runs: number;
  predictions: number;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const labelOf = (at: number): string => (at % 2 ? 'dandelion' : 'grass');

const photoAt = (at: number): PhotoRecord => ({
  hash: hashOf(`photo ${at}`),
  label: at % 10 === 0 ? undefined : labelOf(at),
  source: `/photos/walk-${at % 40}/IMG_${at}.jpg`,
  added: new Date(BEGUN + at * 60_000),
  by: 'ada',
  width: 640,
  height: 480,
  bytes: 80_000,
  binned: undefined,
});

/** All within the days for which predictions are kept. */
const predictionAt = (at: number): PredictionRecord => ({
  at: new Date(Date.now() - (20_000 - at) * 120_000),
  photo: `IMG_${at}.jpg`,
  hash: hashOf(`photo ${at}`),
  version: `${PROJECT}-1`,
  verdict: labelOf(at),
  label: labelOf(at),
  scores: { dandelion: at % 2 ? 0.9 : 0.1, grass: at % 2 ? 0.1 : 0.9 },
  similarity: 0.8,
  origin: 'window',
  ms: 12,
});

const runAt = (at: number): RunRecord => ({
  run: `${new Date(BEGUN + at * 3_600_000).toISOString().slice(0, 13).replace('T', '-')}-${at}`,
  project: PROJECT,
  mode: at % 5 === 0 ? 'thorough' : 'quick',
  state: at % 7 === 0 ? 'cancelled' : 'done',
  started: new Date(BEGUN + at * 3_600_000),
  ended: new Date(BEGUN + at * 3_600_000 + 90_000),
  by: 'ada',
  cause: undefined,
  snapshot: undefined,
  photos: 100 + at,
  version: at % 7 === 0 ? undefined : `${PROJECT}-${at + 2}`,
  error: undefined,
});

const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at));

const draw = (at: number): Promise<Buffer> =>
  sharp({ create: { width: 192, height: 144, channels: 3, background: { r: (at * 37) % 256, g: 140, b: at } } })
    .webp()
    .toBuffer();

/** Puts photos, trainings and predictions into a data folder whose core has run before and runs no more. */
export async function fillHome(folder: string, { photos, runs, predictions }: Amounts): Promise<void> {
  const home = await openHome(folder);
  const catalog = await createSqliteCatalog(home.database);
  try {
    await catalog.photos.put(PROJECT, many(photos, photoAt));
    await catalog.predictions.add(many(predictions, predictionAt));
    for (const run of many(runs, runAt)) await catalog.runs.add(run);
  } finally {
    await catalog.close();
  }
  const [objects, thumbnails] = [createFileObjectStore(home.objects), createThumbnailFiles(home.thumbnails)];
  const pictures = await Promise.all(many(PICTURES, draw));
  for (const at of many(photos, (one) => one)) {
    const [hash, picture] = [hashOf(`photo ${at}`), pictures[at % PICTURES]!];
    await Promise.all([objects.put(photoKey(hash), picture), thumbnails.put(hash, picture)]);
  }
}
