import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ModelCard } from '../contract/shapes/model.ts';
import { systemClock } from '../services/adapters/local/clock.ts';
import { openHome } from '../services/adapters/local/home.ts';
import { createFileObjectStore } from '../services/adapters/local/object-store.ts';
import { createThumbnailFiles } from '../services/adapters/local/thumbnails.ts';
import { createSharpDecoder } from '../services/adapters/sharp/sharp-decoder.ts';
import { createSqliteCatalog } from '../services/adapters/sql/sqlite/catalog.ts';
import { runStepsAt } from '../services/assembly/step.ts';
import type { Catalog } from '../services/ports/catalog.ts';
import { type AddParts, addPhotos, type IncomingPhoto } from '../services/steps/add-photos.ts';
import { createEnsureClass } from '../services/steps/ensure-class.ts';
import { judgementsOf } from '../services/steps/judgements.ts';
import { labelFolders } from '../services/steps/label-folders.ts';
import { readPhoto } from '../services/steps/read-photo.ts';
import { writeRecord } from '../services/steps/run-records.ts';
import type { Request } from '../services/steps/run-shapes.ts';

const RUN = 'starter';
const LIST = 'https://raw.githubusercontent.com/btphan95/greenr-airflow/refs/heads/master/data';

export const PROJECT = { id: 'dandelion-or-grass', name: 'Dandelion or grass' };

/** What nobody could tell from the numbers alone. */
const notes: Request['notes'] = {
  data:
    '320 photos from the web, 160 of dandelions and 160 of grass, from the public list of the repository ' +
    'btphan95/greenr-airflow. They are not part of Meadow; their licences are unknown.',
  limits: [
    'Its photos were found on the web: some are clip art, diagrams or carry watermarks, most show one plant or one lawn in daylight.',
    'Grass means lawns and meadows seen from near; dandelion means the yellow flower or the seed head, seldom the leaves alone.',
    'It has seen no photos from drones, at night or in snow, and few of other flowers in grass.',
  ],
};

/** Where a photo of the list is published. */
const addressOf = (path: string): string => `${LIST}/${basename(dirname(path))}/${basename(path)}`;

/** Trains the starter on the photos in `photos` with Meadow's own steps, in the fresh data folder `folder`. */
export async function makeStarter(photos: string, folder: string) {
  const home = await openHome(folder);
  const objects = createFileObjectStore(home.objects);
  const request: Request = { project: PROJECT, mode: 'quick', by: '', policy: 'ask', notes };
  await writeRecord(objects, RUN, 'request', request);
  const catalog = await createSqliteCatalog(home.database);
  try {
    await takePhotos({ catalog, objects, thumbnails: createThumbnailFiles(home.thumbnails) }, photos);
    const names = ['ingest', 'validate', 'embed', 'train', 'evaluate', 'register'] as const;
    await runStepsAt({ home: folder }, { run: RUN, report: () => {}, signal: new AbortController().signal, names });
    const [version] = await catalog.versions.list(PROJECT.id);
    if (!version?.object) throw new Error('The starter was not registered');
    const bytes = await readFile(join(home.objects, version.object));
    const judgements = await judgementsOf({ objects, run: RUN }, version.version);
    return { version: version.version, sha256: version.sha256, bytes, card: version.card, judgements };
  } finally {
    await catalog.close();
  }
}

/** Adds the photos as if each had been downloaded from where it is published: the model names its references so. */
async function takePhotos(parts: Pick<AddParts, 'objects' | 'thumbnails'> & { catalog: Catalog }, from: string) {
  const clock = systemClock;
  const project = { ...PROJECT, classes: [], created: clock.now(), policy: 'ask' as const };
  await parts.catalog.projects.create(project);
  const files = await labelFolders(from);
  const incoming = async function* (): AsyncGenerator<IncomingPhoto> {
    for (const { path, label } of files) yield { source: addressOf(path), label, read: () => readPhoto(path) };
  };
  const adding = {
    project: project.id,
    by: '',
    signal: new AbortController().signal,
    ensureClass: createEnsureClass(parts.catalog.projects, project),
    onLooked: () => undefined,
    onWritten: () => undefined,
  };
  await addPhotos({ ...parts, clock, decoder: createSharpDecoder() }, adding, incoming());
}

export type Starter = Awaited<ReturnType<typeof makeStarter>>;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The card in words, for those who read folders. */
export function starterReadme({ version, sha256, card }: Omit<Starter, 'bytes' | 'judgements'>): string {
  return `# The starter model

What answers from the first launch on, until somebody trains a better one. It tells dandelions from grass.

| | |
|---|---|
| version | \`${version}\` |
| file | \`${version}.meadow\`, SHA-256 \`${sha256}\` |
| made with | \`MEADOW_TEST_PHOTOS=FOLDER node scripts/node.js scripts/starter.ts\`, FOLDER holding \`dandelion-vs-grass/LABEL/*.jpg\` |
| backbone | ${card.backbone.name} |

## Data

${card.data}
A photo's SHA-256 alone decides whether it is a test photo. ${card.photos.train} photos trained the head that was tested, ${card.photos.test} tested it, ${card.photos.leftOut} took no part because near-duplicates of theirs were on the other side. What ships was trained on all ${card.photos.total} with the same recipe.

## Result

- ${card.test.correct} of ${card.test.total} test photos right: ${percent(card.test.accuracy)}; 95 % interval ${percent(card.test.interval[0])} to ${percent(card.test.interval[1])}.
- By cross-validation over all photos: expected calibration error ${card.calibration.expectedError.toFixed(3)}, log loss ${card.calibration.logLoss.toFixed(3)}; ${percent(card.neither.kept)} of left-out photos are not called neither.

${confusionTable(card)}

## Limits

${card.limits.map((limit) => `- ${limit}`).join('\n')}

\`starter.json\` names the file and its hash; a file that does not match is refused. The reference photos stand in the model as fingerprints with their public addresses, not as pictures.
`;
}

function confusionTable({ classes, confusion }: ModelCard): string {
  const names = classes.map(({ label }) => label);
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['test photos of', ...names.map((name) => `called ${name}`), 'called neither']),
    line(['---', ...names.map(() => '---'), '---']),
    ...confusion.map((row, at) => line([names[at] ?? '', ...row])),
  ].join('\n');
}
