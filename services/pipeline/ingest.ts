import { countLabels } from '../domain/count-labels.ts';
import { Fault } from '../domain/fault.ts';
import { type ManifestPhoto, toManifestPhoto } from '../domain/manifest.ts';
import { photoKey } from '../domain/object-keys.ts';
import { checkTrainable } from '../domain/trainable.ts';
import type { PhotoRecord } from '../ports/catalog.ts';
import { inParallel } from './in-parallel.ts';
import { keepSnapshot } from './keep-snapshot.ts';
import { type LabelledFile, labelFolders } from './label-folders.ts';
import { readRecord } from './run-records.ts';
import { type Ingested, type Request, requestShape } from './run-shapes.ts';
import { checkPhoto, readPhotoFile } from './scan-photo.ts';
import { type GoodScan, type Scan, sortScans } from './sort-scans.ts';
import type { StepContext } from './step.ts';

/** Files that are read and decoded at once. */
const AT_ONCE = 4;

/**
 * Takes the photos of a folder into the project, and lists all photos the project then has. Files that cannot be used
 * are reported and left aside. Throws `labels-differ`, and where there is too little to train on, before anything of
 * the project is changed.
 */
export async function ingest(context: StepContext): Promise<Ingested> {
  const { catalog, objects, run } = context;
  const request = await readRecord(objects, run, 'request', requestShape);
  const files = request.from === undefined ? [] : await labelFolders(request.from);
  await checkLabels(context, request, files);
  const known = new Map((await catalog.photos.list(request.project.id)).map((photo) => [photo.hash, photo]));
  const scans = await scanAll(context, files, known);
  const { fresh, skipped } = sortScans(scans, known);
  checkTrainable(countLabels([...known.values(), ...fresh].filter(isLabelled)));
  await ensureProject(context, request, fresh);
  await store(context, request, fresh);
  const snapshot = await keepSnapshot(context, request.project.id, await labelledPhotos(context, request.project.id));
  return { project: request.project.id, ...snapshot, added: fresh.length, skipped };
}

/** Throws `labels-differ` where the folder has a label the project has not. */
async function checkLabels({ catalog }: StepContext, { project }: Request, files: LabelledFile[]): Promise<void> {
  const classes = (await catalog.projects.find(project.id))?.classes;
  const foreign = [...new Set(files.map(({ label }) => label))].filter(
    (label) => classes?.length && !classes.includes(label),
  );
  if (!classes?.length || foreign.length === 0) return;
  throw new Fault(
    'labels-differ',
    `The project "${project.name}" has no class ${foreign.map((label) => `"${label}"`).join(', ')}; its classes are ${classes.join(', ')}.`,
    'Name another project with --project NAME (it is made if it is new), or rename the folders.',
    { details: { project: project.name, labels: foreign.join(', ') } },
  );
}

async function scanAll(
  { decoder, report, signal }: StepContext,
  files: LabelledFile[],
  known: ReadonlyMap<string, PhotoRecord>,
): Promise<Scan[]> {
  let done = 0;
  return inParallel(files, AT_ONCE, async (file): Promise<Scan> => {
    signal.throwIfAborted();
    try {
      const { bytes, hash } = await readPhotoFile(file.path);
      const { width, height } = known.get(hash) ?? (await checkPhoto(bytes, decoder));
      return { ...file, hash, bytes: bytes.byteLength, width, height };
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      return { ...file, problem: `${thrown.message} ${thrown.hint}` };
    } finally {
      report({ stage: 'ingest', done: ++done, total: files.length });
    }
  });
}

async function ensureProject({ catalog, clock }: StepContext, { project }: Request, fresh: GoodScan[]): Promise<void> {
  const classes = [...countLabels(fresh).keys()];
  const known = await catalog.projects.find(project.id);
  // A project without classes takes those of its first folders.
  if (known?.classes.length === 0) await catalog.projects.change(project.id, { classes });
  if (known) return;
  await catalog.projects.create({ ...project, classes, created: clock.now(), policy: 'ask' });
}

/** Photos first, then their rows: a row never names bytes that are not there. */
async function store({ catalog, objects, clock, signal }: StepContext, { project, by }: Request, fresh: GoodScan[]) {
  await inParallel(fresh, AT_ONCE, async ({ path, hash }) => {
    signal.throwIfAborted();
    if (await objects.has(photoKey(hash))) return;
    const file = await readPhotoFile(path);
    if (file.hash !== hash) throw changedMeanwhile(path);
    await objects.put(photoKey(hash), file.bytes);
  });
  const added = clock.now();
  await labelThere(catalog, project.id, fresh, { at: added, by });
  await catalog.photos.put(
    project.id,
    fresh.map(({ hash, label, path, width, height, bytes }) => ({
      hash,
      label,
      source: path,
      added,
      width,
      height,
      bytes,
      by,
      binned: undefined,
    })),
  );
}

/** Photos that were there without a label, or in the bin, get what the folder says of them; it can be undone. */
async function labelThere(
  { photos, edits }: StepContext['catalog'],
  project: string,
  fresh: readonly GoodScan[],
  said: { at: Date; by: string },
): Promise<void> {
  const labels = new Map(fresh.map(({ hash, label }) => [hash, label]));
  const there = await photos.find(project, [...labels.keys()]);
  if (there.length === 0) return;
  const changes = there.map(({ hash, label, binned }) => ({
    project,
    hash,
    before: { label, binned },
    after: { label: labels.get(hash), binned: undefined },
  }));
  await edits.apply({ project, kind: 'label', to: undefined, changes, ...said });
}

const isLabelled = <Photo extends { label: string | undefined }>(photo: Photo): photo is Photo & { label: string } =>
  photo.label !== undefined;

function changedMeanwhile(path: string): Fault {
  return new Fault('photo-unreadable', `The photo "${path}" changed while it was read.`, 'Start the training again.');
}

/** The labelled photos of the project. */
async function labelledPhotos({ catalog }: StepContext, project: string): Promise<ManifestPhoto[]> {
  return (await catalog.photos.list(project)).filter(isLabelled).map(toManifestPhoto);
}
