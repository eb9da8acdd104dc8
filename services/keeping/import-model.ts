import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { Fault } from '../domain/fault.ts';
import { judgements as judgementsShape } from '../domain/gate/judgements.ts';
import { MOST_MODEL_BYTES, readModel, writeModel } from '../domain/model-file.ts';
import { judgementsKey, modelKey } from '../domain/object-keys.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import { projectId } from '../domain/project-id.ts';
import { isVersionOf } from '../domain/version-id.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { ParcelFile } from '../ports/parcels.ts';
import { taken } from './import-project.ts';
import { JUDGEMENTS, MODEL, VERSION, versionShape } from './model-parcel.ts';
import { parse, whole } from './parcel-files.ts';
import type { ShareParts } from './share-parts.ts';
import { withUndo } from './undoing.ts';

const MOST_TEXT = 64 * 1024 ** 2;

/**
 * A version of another Meadow becomes one of this. It keeps its name where that is free in its project; it is not live.
 * Throws `parcel-refused`, `model-refused`, and `labels-differ` where the project has other classes.
 */
export async function importModel(
  parts: ShareParts,
  asked: { file: string; project?: string | undefined },
  { signal }: Pick<JobControl, 'signal'>,
): Promise<KeptReport> {
  const { catalog, objects, clock, emit } = parts;
  const file = resolve(asked.file);
  const found = await filesOf(parts, file, signal);
  const said = parse(versionShape, found.get(VERSION), 'what it says of its version cannot be understood');
  const model = readModel(found.get(MODEL) ?? new Uint8Array(), said.sha256);
  if (model.backbone.sha256 !== (await parts.backbone())) throw otherBackbone();
  const judged = found.has(JUDGEMENTS)
    ? parse(judgementsShape, found.get(JUDGEMENTS), 'what the version said of photos cannot be understood')
    : undefined;
  const known = await projectFor(parts, asked.project, said.project, model.classes);
  const fresh = known ? undefined : newProject(parts, asked.project ?? said.project.name, model.classes);
  const project = (known ?? fresh!).id;
  if (fresh) {
    if (await parts.elsewhere(project)) throw taken(fresh.name);
    await parts.forgetPlace(project);
  }
  const same = (await catalog.versions.list(project)).find(({ sha256 }) => sha256 === said.sha256);
  if (same) throw hereAlready(same.version);
  const own = randomUUID();
  const by = `import-${own}`;
  const made = await withUndo(parts, own, { reserved: [by], photos: [], snapshots: [] }, async () => {
    const wanted = isVersionOf(project, said.version) ? said.version : undefined;
    const version = await catalog.versions.reserve(project, by, wanted);
    const written =
      version === model.version && project === model.project
        ? { bytes: found.get(MODEL)!, sha256: said.sha256 }
        : writeModel({ ...model, version, project, card: { ...model.card, version, project } });
    await objects.put(modelKey(version), written.bytes);
    if (judged) await objects.put(judgementsKey(version), Buffer.from(JSON.stringify({ ...judged, version })));
    signal.throwIfAborted();
    const record = {
      version,
      project,
      created: clock.now(),
      object: modelKey(version),
      sha256: written.sha256,
      card: { ...said.card, version, project },
      run: undefined,
      snapshot: undefined,
    };
    if (!fresh) await catalog.versions.add(record, by);
    else
      await catalog.enter(
        { project: fresh, photos: [], snapshots: [], runs: [], versions: [record], live: undefined },
        [by],
      );
    return { version, bytes: written.bytes.byteLength };
  });
  if (fresh) emit({ type: 'projects.changed' });
  emit({ type: 'version.registered', version: made.version, project });
  return { file, files: found.size, bytes: made.bytes, version: made.version, project };
}

async function filesOf({ parcels }: ShareParts, file: string, signal: AbortSignal): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const take = async (one: ParcelFile) => {
    if (![MODEL, VERSION, JUDGEMENTS].some((name) => name === one.path))
      throw refusedParcel(`"${one.path}" is no part of a model`, { case: 'stray', path: one.path });
    if (one.size > (one.path === MODEL ? MOST_MODEL_BYTES : MOST_TEXT))
      throw refusedParcel(`"${one.path}" is too large`, { case: 'stray', path: one.path });
    found.set(one.path, await whole(one));
  };
  await parcels.unpack(file, 'model', take, { signal });
  return found;
}

/** The project asked for, or that of the file; none where it is not there. Throws `labels-differ`. */
async function projectFor(
  { catalog }: ShareParts,
  asked: string | undefined,
  own: { id: string },
  classes: string[],
): Promise<ProjectRecord | undefined> {
  const wanted = asked ?? own.id;
  const known = (await catalog.projects.list()).find(({ id, name }) => id === wanted || name === wanted);
  if (!known || classes.every((label) => known.classes.includes(label))) return known;
  throw new Fault(
    'labels-differ',
    `The model knows ${classes.join(', ')}; the project "${known.name}" has ${known.classes.join(', ')}.`,
    'Name another project with --project.',
    {
      details: {
        case: 'model-classes',
        known: classes.join(', '),
        project: known.name,
        classes: known.classes.join(', '),
      },
    },
  );
}

const newProject = ({ clock }: ShareParts, name: string, classes: string[]): ProjectRecord => ({
  id: projectId(name),
  name,
  classes,
  created: clock.now(),
  policy: 'ask',
});

function otherBackbone(): Fault {
  return new Fault(
    'model-refused',
    'The model stands on another backbone than this Meadow has.',
    'Update the older Meadow, then train and export again.',
    { details: { case: 'other-backbone' } },
  );
}

function hereAlready(version: string): Fault {
  return new Fault('bad-request', `This model is here already, as "${version}".`, 'There is nothing to do.', {
    details: { case: 'model-here', version },
  });
}
