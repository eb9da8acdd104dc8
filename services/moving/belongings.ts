import {
  checkRun,
  hashOfSeenKey,
  judgementsKey,
  modelKey,
  photoKey,
  runPrefix,
  SEEN,
  seenKey,
  snapshotKey,
} from '../domain/object-keys.ts';
import type { CarriedRow, CarriedRows } from '../ports/catalog/carry.ts';
import type { PlaceRecords } from './moving-parts.ts';

/** What names the objects and the runs of a project. */
export interface Belongings {
  /** Photos of the project. */
  photos: string[];
  /** Photos that were only asked about. */
  seen: string[];
  /** The key of the last prediction that was looked at for these. */
  last: number;
  lists: string[];
  versions: string[];
  /** SHA-256 of the versions' files, by their keys. */
  files?: Record<string, string>;
  runs: string[];
}

/** An object of a project; `hash`: the SHA-256 its key says. */
export interface OwnObject {
  key: string;
  bytes: number;
  hash?: string;
}

const PAGE = 2000;

const hexes = (rows: readonly CarriedRow[] = [], column: string): string[] =>
  rows.flatMap(({ [column]: value }) => (typeof value === 'object' && value !== null ? [value.hex] : []));
const texts = (rows: readonly CarriedRow[] = [], column: string): string[] =>
  rows.flatMap(({ [column]: value }) => (typeof value === 'string' ? [value] : []));

/** What was known of predictions `before` is not read again. */
export async function belongingsOf(
  { catalog }: Pick<PlaceRecords, 'catalog'>,
  project: string,
  rows: CarriedRows,
  before: Pick<Belongings, 'seen' | 'last'> = { seen: [], last: 0 },
): Promise<Belongings> {
  const seen = new Set([...hexes(rows.corrections, 'hash'), ...before.seen]);
  let after = before.last;
  for (;;) {
    const page = await catalog.carry.predictions(project, after, PAGE);
    if (page.length === 0) break;
    for (const { hash } of page) seen.add(hash);
    after = page.at(-1)!.id;
  }
  const lists = [rows.snapshots, rows.versions, rows.runs].flatMap((some) => hexes(some, 'snapshot'));
  return {
    photos: hexes(rows.photos, 'hash'),
    seen: [...seen],
    last: after,
    lists: [...new Set(lists)],
    versions: texts(rows.versions, 'version'),
    files: Object.fromEntries(
      (rows.versions ?? []).flatMap((row) =>
        hexes([row], 'sha256').map((hash) => [modelKey(String(row.version)), hash]),
      ),
    ),
    runs: texts(rows.runs, 'run'),
  };
}

/**
 * The objects of a project that are there. Small pictures are not among them: each machine makes its own. What was
 * computed of photos is, because computing it anew takes far longer than copying it.
 */
export async function objectsOf(
  { objects }: Pick<PlaceRecords, 'objects'>,
  project: string,
  { photos, seen, lists, versions, files = {}, runs }: Belongings,
): Promise<OwnObject[]> {
  const named = new Map<string, string | undefined>();
  for (const hash of photos) named.set(photoKey(hash), hash);
  for (const hash of seen) named.set(seenKey(hash), hash);
  for (const hash of lists) named.set(snapshotKey(hash), hash);
  for (const version of versions)
    for (const key of [modelKey(version), judgementsKey(version)]) named.set(key, files[key]);
  const hashes = new Set([...photos, ...seen]);
  const found: OwnObject[] = [];
  const take = async (prefix: string, isOwn: (key: string) => boolean) => {
    for await (const { key, bytes } of objects.list(prefix)) {
      const hash = named.get(key);
      if (isOwn(key)) found.push({ key, bytes, ...(hash !== undefined && { hash }) });
    }
  };
  const isNamed = (key: string) => named.has(key);
  for (const prefix of ['photos/', SEEN, 'snapshots/', 'models/']) await take(prefix, isNamed);
  await take('embeddings/', (key) => hashes.has(hashOfSeenKey(key).slice(0, 64)));
  for (const run of [...runs, checkRun(project)]) await take(runPrefix(run), () => true);
  return found;
}
