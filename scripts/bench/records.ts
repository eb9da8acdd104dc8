import { createHash } from 'node:crypto';
import type { PhotoRecord } from '../../services/ports/catalog/photos.ts';
import type { PredictionRecord } from '../../services/ports/catalog/predictions.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { inFile, type Opened, onServer } from './records/open-catalogs.ts';
import { median, say, table, timed } from './table.ts';

const PHOTOS = 10_000;
const SINGLE = 100;
const ROUNDS = 3;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const photos = Array.from(
  { length: PHOTOS },
  (_, place): PhotoRecord => ({
    hash: hashOf(`${place}`),
    label: place % 2 ? 'dandelion' : 'grass',
    source: `/photos/${place % 50}/IMG_${place}.jpg`,
    added: new Date(place),
    by: 'bench',
    width: 640,
    height: 480,
    bytes: 80_000,
    binned: undefined,
  }),
);

const predictions = photos.map(
  ({ hash }, place): PredictionRecord => ({
    at: new Date(1_770_000_000_000 + place * 2500),
    photo: `IMG_${place}.jpg`,
    hash,
    version: 'bench-1',
    verdict: 'grass',
    label: 'grass',
    scores: { dandelion: 0.1, grass: 0.9 },
    similarity: 0.5,
    origin: 'api',
    ms: 12,
  }),
);

const addSingly = async (catalog: Catalog, count: number) => {
  for (const prediction of predictions.slice(0, count)) await catalog.predictions.add([prediction]);
};

/** Milliseconds of each piece of work, by its name. */
async function measure({ open, end }: Opened): Promise<[string, number][]> {
  const catalog = await open();
  try {
    await catalog.projects.create({ id: 'bench', name: 'b', classes: [], created: new Date(), policy: 'ask' });
    const page = { order: 'newest', offset: 0, limit: 100 } as const;
    const others = photos.slice(0, 1000).map(({ hash }) => hash);
    return [
      [`${PHOTOS} photos into a project`, await timed(() => catalog.photos.put('bench', photos))],
      [`${PHOTOS} predictions at once`, await timed(() => catalog.predictions.add(predictions))],
      [`${SINGLE} predictions, one by one`, await timed(() => addSingly(catalog, SINGLE))],
      ['a page by text', await timed(() => catalog.photos.search('bench', { binned: false, text: 'IMG_99' }, page))],
      ['counts of a project', await timed(() => catalog.photos.counts('bench'))],
      ['all photos of a project', await timed(() => catalog.photos.list('bench'))],
      ['1000 photos deleted for good', await timed(() => catalog.photos.erase('bench', others, new Date()))],
    ];
  } finally {
    await catalog.close();
    await end();
  }
}

/** The same work, by one core and by four that share it. */
async function measureCores({ open, end }: Opened): Promise<[one: number, four: number]> {
  const cores = await Promise.all([open(), open(), open(), open()]);
  try {
    const one = await timed(() => addSingly(cores[0]!, 4 * SINGLE));
    const four = await timed(() => Promise.all(cores.map((core) => addSingly(core, SINGLE))));
    return [one, four];
  } finally {
    await Promise.all(cores.map((core) => core.close()));
    await end();
  }
}

/** The records in a file beside the same on a PostgreSQL server, in turns. */
export async function records(): Promise<void> {
  const rounds: [file: [string, number][], server: [string, number][]][] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push([await measure(await inFile()), await measure(await onServer())]);
  const ms = (side: 0 | 1, row: number) => median(rounds.map((round) => round[side][row]![1]));
  say(
    table([
      ['what', 'SQLite, ms', 'PostgreSQL, ms'],
      ...rounds[0]![0].map(([name], row) => [name, ms(0, row).toFixed(0), ms(1, row).toFixed(0)]),
    ]),
  );
  const [one, four] = await measureCores(await onServer());
  say(
    `\n${4 * SINGLE} predictions on PostgreSQL, one by one: ${one.toFixed(0)} ms by one core, ${four.toFixed(0)} ms by four at once.`,
  );
}
