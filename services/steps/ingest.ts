import { countLabels } from '../domain/count-labels.ts';
import { Fault } from '../domain/fault.ts';
import { classNamed } from '../domain/folder-labels.ts';
import { type ManifestPhoto, toManifestPhoto } from '../domain/manifest.ts';
import { runKey } from '../domain/object-keys.ts';
import { checkTrainable } from '../domain/trainable.ts';
import type { PhotoRecord } from '../ports/catalog/photos.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import { addPhotos, type IncomingPhoto } from './add-photos.ts';
import { createEnsureClass } from './ensure-class.ts';
import { keepSnapshot } from './keep-snapshot.ts';
import { type LabelledFile, labelFolders } from './label-folders.ts';
import { readPhoto } from './read-photo.ts';
import { readRecord, writeRecord } from './run-records.ts';
import { type Ingested, type Request, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';
import { tellSnapshot } from './tell-tracker.ts';

/**
 * Takes the photos of a folder into the project, and lists all photos the project then has. Files that cannot be used
 * are reported and left aside. Throws `labels-differ`, and where there is too little to train on; where the names of
 * the files tell so much, before anything of the project is changed.
 */
export async function ingest(context: StepContext): Promise<Ingested> {
  const { catalog, objects, run } = context;
  const request = await readRecord(objects, run, 'request', requestShape);
  const { id } = request.project;
  const known = await catalog.projects.find(id);
  // An earlier try that was cut short has made the project, and not all of its classes yet.
  const isOwn = await objects.has(runKey(run, MADE));
  const files =
    request.from === undefined ? [] : withClasses(await labelFolders(request.from), request, isOwn ? undefined : known);
  checkTrainable(countLabels([...(await labelledPhotos(context, id)), ...files]));
  const { added, leftAside, otherLabel } = await take(
    context,
    request,
    known ?? (await createProject(context, request)),
    files,
  );
  const photos = await labelledPhotos(context, id);
  checkTrainable(countLabels(photos));
  const listed = photos.map(toManifestPhoto);
  const snapshot = await keepSnapshot(context, { run, project: id }, listed);
  const tags = { snapshot: snapshot.snapshot, git_commit: context.commit, meadow_run: run };
  await tellSnapshot(context.tracker, run, listed, tags);
  return { project: id, ...snapshot, added, skipped: [...leftAside, ...otherLabel] };
}

/** The files as the project's classes are written. Throws `labels-differ` where the folder has a label it has not. */
function withClasses(files: LabelledFile[], { project }: Request, known: ProjectRecord | undefined): LabelledFile[] {
  const classes = known?.classes ?? [];
  if (classes.length === 0) return files;
  const named = files.map(({ label, path }) => ({ path, label: classNamed(label, classes) ?? label }));
  const foreign = [...new Set(named.map(({ label }) => label))].filter((label) => !classes.includes(label));
  if (foreign.length === 0) return named;
  throw new Fault(
    'labels-differ',
    `The project "${project.name}" has no class ${foreign.map((label) => `"${label}"`).join(', ')}; its classes are ${classes.join(', ')}.`,
    'Name another project with --project NAME (it is made if it is new), or rename the folders.',
    { details: { case: 'label', project: project.name, labels: foreign.join(', ') } },
  );
}

/** Names what says that the run has made its project. */
const MADE = 'made';

async function createProject(context: StepContext, { project }: Request): Promise<ProjectRecord> {
  const { catalog, clock, objects, run } = context;
  const made: ProjectRecord = { ...project, classes: [], created: clock.now(), policy: 'ask' };
  await writeRecord(objects, run, MADE, { project: project.id });
  await catalog.projects.create(made);
  return made;
}

/** Adds the files as any photos are added to a project. */
function take(context: StepContext, { by }: Request, project: ProjectRecord, files: LabelledFile[]) {
  const { catalog, report, signal } = context;
  let done = 0;
  const adding = {
    project: project.id,
    by,
    signal,
    ensureClass: createEnsureClass(catalog.projects, project),
    onLooked: () => report({ stage: 'ingest', done: ++done, total: files.length }),
    onWritten: () => undefined,
  };
  return addPhotos(context, adding, incoming(files));
}

async function* incoming(files: LabelledFile[]): AsyncGenerator<IncomingPhoto> {
  for (const { path, label } of files) yield { source: path, label, read: () => readPhoto(path) };
}

/** The labelled photos of the project. */
async function labelledPhotos({ catalog }: StepContext, project: string): Promise<Labelled[]> {
  return (await catalog.photos.list(project)).filter(isLabelled);
}

type Labelled = PhotoRecord & Pick<ManifestPhoto, 'label'>;

const isLabelled = (photo: PhotoRecord): photo is Labelled => photo.label !== undefined;
