import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { MeadowEvent } from '../../contract/events.ts';
import type { KeptReport } from '../../contract/keeping.ts';
import { modelCard } from '../../contract/shapes/model.ts';
import { sha256 } from '../../contract/shapes/photo.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import { Fault } from '../domain/fault.ts';
import { judgements as judgementsShape } from '../domain/gate/judgements.ts';
import type { Model } from '../domain/model.ts';
import { MOST_MODEL_BYTES, readModel, writeModel } from '../domain/model-file.ts';
import { judgementsKey, modelKey } from '../domain/object-keys.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import { portableReadme } from '../domain/portable-readme.ts';
import { projectId } from '../domain/project-id.ts';
import { versionId } from '../domain/version-id.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Catalog, VersionRecord } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { KeptHome } from '../ports/kept-home.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ParcelFile, ParcelSource, Parcels } from '../ports/parcels.ts';

export interface ShareModelParts {
  catalog: Pick<Catalog, 'projects' | 'versions'>;
  objects: ObjectStore;
  parcels: Parcels;
  home: KeptHome;
  clock: Clock;
  version: string;
  emit(event: MeadowEvent): void;
  /** A version and where its file lies. Throws `model-missing`. */
  served(version: string): Promise<ServedModel>;
  readVersion(version: string): Promise<Model>;
  /** The files of a version in a format that other programs read. */
  portable(format: 'tfjs' | 'onnx', model: Model): Promise<Record<string, Uint8Array>>;
  /** Makes a folder with these files, whole or not at all. Throws `bad-request` where something lies there. */
  writeFolder(folder: string, files: Record<string, Uint8Array>): Promise<void>;
  /** SHA-256 of the backbone that is here. */
  backbone(): Promise<string>;
}

const MOST_TEXT = 64 * 1024 ** 2;
const [MODEL, VERSION, JUDGEMENTS] = ['model.meadow', 'version.json', 'judgements.json'] as const;

const versionShape = z.object({
  version: z.string(),
  project: z.object({ id: z.string(), name: z.string().min(1).max(60) }),
  created: z.iso.datetime(),
  sha256,
  card: modelCard,
});

/** One file with the model, its card, and what it said of photos it did not know; or a folder for other programs. */
export async function exportModel(
  parts: ShareModelParts,
  asked: { version: string; file: string; format: 'meadow' | 'tfjs' | 'onnx' },
  { signal }: Pick<JobControl, 'signal'>,
): Promise<KeptReport> {
  const { catalog, objects, parcels, home, clock } = parts;
  const file = resolve(asked.file);
  if (home.contains(dirname(file))) throw inside(file);
  const { path, sha256: hash, project: id } = await parts.served(asked.version);
  if (asked.format !== 'meadow') return exportPortable(parts, asked.version, file, asked.format);
  const record = await catalog.versions.find(asked.version);
  const project = { id, name: (await catalog.projects.find(id))?.name ?? id };
  const said = { version: asked.version, project, created: record!.created.toISOString(), sha256: hash };
  const sources: ParcelSource[] = [
    asSource(VERSION, Buffer.from(JSON.stringify({ ...said, card: record!.card }))),
    { path: MODEL, size: 0, from: path },
  ];
  const kept = judgementsKey(asked.version);
  if (await objects.has(kept)) sources.push({ path: JUDGEMENTS, size: 0, from: await objects.file(kept) });
  const label = {
    kind: 'model',
    version: parts.version,
    created: clock.now(),
    files: sources.length,
    bytes: 0,
  } as const;
  let bytes = 0;
  const onBytes = (done: number) => {
    bytes = done;
  };
  await parcels.pack(file, label, sources, { signal, onBytes });
  return { file, files: sources.length, bytes };
}

async function exportPortable(
  parts: ShareModelParts,
  version: string,
  folder: string,
  format: 'tfjs' | 'onnx',
): Promise<KeptReport> {
  const model = await parts.readVersion(version);
  const files = {
    ...(await parts.portable(format, model)),
    'labels.json': Buffer.from(`${JSON.stringify(model.classes)}\n`),
    'README.md': Buffer.from(portableReadme(format, model)),
  };
  await parts.writeFolder(folder, files);
  const bytes = Object.values(files).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { file: folder, files: Object.keys(files).length, bytes };
}

/**
 * A version of another Meadow becomes one of this. It keeps its name where that is free in its project; it is not live.
 * Throws `parcel-refused`, `model-refused`, and `labels-differ` where the project has other classes.
 */
export async function importModel(
  parts: ShareModelParts,
  asked: { file: string; project?: string | undefined },
  { signal }: Pick<JobControl, 'signal'>,
): Promise<KeptReport> {
  const { catalog, objects, parcels, clock, emit } = parts;
  const file = resolve(asked.file);
  const found = new Map<string, Uint8Array>();
  const take = async (one: ParcelFile) => {
    if (![MODEL, VERSION, JUDGEMENTS].some((name) => name === one.path))
      throw refusedParcel(`"${one.path}" is no part of a model`);
    if (one.size > (one.path === MODEL ? MOST_MODEL_BYTES : MOST_TEXT))
      throw refusedParcel(`"${one.path}" is too large`);
    found.set(one.path, await whole(one));
  };
  await parcels.unpack(file, 'model', take, { signal });
  const said = parse(versionShape, found.get(VERSION), 'what it says of its version cannot be understood');
  const model = readModel(found.get(MODEL) ?? new Uint8Array(), said.sha256);
  if (model.backbone.sha256 !== (await parts.backbone())) throw otherBackbone();
  const judged = found.has(JUDGEMENTS)
    ? parse(judgementsShape, found.get(JUDGEMENTS), 'what the version said of photos cannot be understood')
    : undefined;
  const project = await projectFor(parts, asked.project, said.project, model.classes);
  const known = await catalog.versions.list();
  const same = known.find((one) => one.sha256 === said.sha256 && one.project === project);
  if (same) throw hereAlready(same.version);
  const version = freeName(known, said.version, said.project.id, project);
  const renamed = { ...model, version, project, card: { ...model.card, version, project } };
  const written =
    version === model.version && project === model.project
      ? { bytes: found.get(MODEL)!, sha256: said.sha256 }
      : writeModel(renamed);
  await objects.put(modelKey(version), written.bytes);
  if (judged) await objects.put(judgementsKey(version), Buffer.from(JSON.stringify({ ...judged, version })));
  const card = { ...said.card, version, project };
  const origin = { object: modelKey(version), sha256: written.sha256, run: undefined, snapshot: undefined };
  await catalog.versions.add({ version, project, created: clock.now(), card, ...origin });
  emit({ type: 'version.registered', version, project });
  return { file, files: found.size, bytes: written.bytes.byteLength, version, project };
}

/** The project asked for, or that of the file; made where it is not there. */
async function projectFor(
  { catalog, clock, emit }: ShareModelParts,
  asked: string | undefined,
  own: { id: string; name: string },
  classes: string[],
): Promise<string> {
  const all = await catalog.projects.list();
  const name = asked ?? own.name;
  const known = all.find((one) => [one.id, one.name].includes(asked ?? own.id));
  if (!known) {
    const id = projectId(name);
    await catalog.projects.create({ id, name, classes, created: clock.now(), policy: 'ask' });
    emit({ type: 'projects.changed' });
    return id;
  }
  if (classes.every((label) => known.classes.includes(label))) return known.id;
  throw new Fault(
    'labels-differ',
    `The model knows ${classes.join(', ')}; the project "${known.name}" has ${known.classes.join(', ')}.`,
    'Name another project with --project.',
  );
}

function freeName(known: VersionRecord[], wanted: string, from: string, project: string): string {
  const taken = new Set(known.map(({ version }) => version));
  if (from === project && /^[a-z0-9][a-z0-9-]*$/.test(wanted) && !taken.has(wanted)) return wanted;
  for (let number = 1; ; number++) if (!taken.has(versionId(project, number))) return versionId(project, number);
}

export function parse<T>(shape: z.ZodType<T>, bytes: Uint8Array | undefined, why: string): T {
  try {
    return shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (thrown) {
    throw refusedParcel(why, thrown);
  }
}

export async function whole({ body }: ParcelFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export const asSource = (path: string, from: Uint8Array): ParcelSource => ({ path, size: from.byteLength, from });

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function inside(file: string): Fault {
  return new Fault('bad-request', `${file} is in the data folder itself.`, 'Choose a place outside of it.', {
    details: { file },
  });
}

function otherBackbone(): Fault {
  return new Fault(
    'model-refused',
    'The model stands on another backbone than this Meadow has.',
    'Update the older Meadow, then train and export again.',
  );
}

function hereAlready(version: string): Fault {
  return new Fault('bad-request', `This model is here already, as "${version}".`, 'There is nothing to do.', {
    details: { version },
  });
}
