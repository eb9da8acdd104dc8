import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { KeptReport } from '../../contract/keeping.ts';
import { modelCard } from '../../contract/shapes/model.ts';
import { label, sha256 } from '../../contract/shapes/photo.ts';
import { promotionPolicy } from '../../contract/shapes/project.ts';
import { trainingMode } from '../../contract/shapes/run.ts';
import { runCause } from '../../contract/shapes/trigger.ts';
import { Fault } from '../domain/fault.ts';
import { judgements as judgementsShape } from '../domain/gate/judgements.ts';
import { MOST_MODEL_BYTES, readModel, writeModel } from '../domain/model-file.ts';
import { judgementsKey, modelKey, photoKey, snapshotKey } from '../domain/object-keys.ts';
import { refusedParcel } from '../domain/parcel-rules.ts';
import { projectId } from '../domain/project-id.ts';
import { versionId } from '../domain/version-id.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Catalog, PhotoRecord } from '../ports/catalog.ts';
import type { ParcelFile, ParcelSource } from '../ports/parcels.ts';
import { asSource, hashOf, inside, parse, type ShareModelParts, whole } from './share-model.ts';

export interface ShareProjectParts extends ShareModelParts {
  catalog: Pick<Catalog, 'projects' | 'versions' | 'photos' | 'snapshots' | 'runs' | 'live'>;
  /** Who works here. */
  person: string;
}

type Watch = Pick<JobControl, 'signal' | 'report'>;

const PROJECT = 'project.json';
const MOST_PHOTO = 20 * 1024 ** 2;
const MOST_TEXT = 512 * 1024 ** 2;
const when = z.iso.datetime();

const projectShape = z.object({
  project: z.object({
    id: z.string(),
    name: z.string().min(1).max(60),
    classes: z.array(label).max(100),
    policy: promotionPolicy,
  }),
  photos: z.array(
    z.object({
      hash: sha256,
      label: label.optional(),
      source: z.string().max(4000),
      added: when,
      by: z.string().max(300),
      width: z.int().positive(),
      height: z.int().positive(),
      bytes: z.int().nonnegative(),
      binned: when.optional(),
    }),
  ),
  versions: z.array(
    z.object({
      version: z.string(),
      created: when,
      sha256,
      card: modelCard,
      run: z.string().optional(),
      snapshot: sha256.optional(),
    }),
  ),
  runs: z.array(
    z.object({
      run: z.uuid(),
      mode: trainingMode,
      state: z.enum(['done', 'failed', 'cancelled']),
      started: when,
      ended: when.optional(),
      by: z.string(),
      cause: runCause.optional(),
      snapshot: sha256.optional(),
      photos: z.int().optional(),
      version: z.string().optional(),
    }),
  ),
  snapshots: z.array(
    z.object({ snapshot: sha256, created: when, photos: z.int(), labels: z.record(z.string(), z.int()) }),
  ),
  live: z.string().optional(),
});
type Packed = z.infer<typeof projectShape>;

/** One file with a project's photos, labels, versions, and the lists of its runs. Edits that could be undone stay here. */
export async function exportProject(
  parts: ShareProjectParts,
  asked: { project: string; file: string },
  { signal, report }: Watch,
): Promise<KeptReport> {
  const { objects, parcels, home, clock } = parts;
  const file = resolve(asked.file);
  if (home.contains(dirname(file))) throw inside(file);
  const packed = await withBytes(await factsOf(parts, asked.project), objects);
  const sources: ParcelSource[] = [asSource(PROJECT, Buffer.from(JSON.stringify(packed)))];
  const add = async (path: string, key: string, size = 0) => {
    if (await objects.has(key)) sources.push({ path, size, from: await objects.file(key) });
  };
  for (const { hash, bytes } of packed.photos) await add(`photos/${hash}`, photoKey(hash), bytes);
  for (const { snapshot } of packed.snapshots) await add(`snapshots/${snapshot}`, snapshotKey(snapshot));
  for (const { version } of packed.versions) {
    await add(`models/${version}.meadow`, modelKey(version));
    await add(`models/${version}.judgements.json`, judgementsKey(version));
  }
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  const label = {
    kind: 'project',
    version: parts.version,
    created: clock.now(),
    files: sources.length,
    bytes: total,
  } as const;
  let bytes = 0;
  const onBytes = (done: number) => {
    bytes = done;
    report({ stage: 'pack', done: inMb(done), total: inMb(Math.max(done, total)) });
  };
  await parcels.pack(file, label, sources, { signal, onBytes });
  return { file, files: sources.length, bytes, project: asked.project };
}

/** What is here whole: a photo or a version whose file is lost would have the project refused. */
async function withBytes(packed: Packed, objects: ShareProjectParts['objects']): Promise<Packed> {
  const photos = await kept(packed.photos, ({ hash }) => objects.has(photoKey(hash)));
  const versions = await kept(packed.versions, ({ version }) => objects.has(modelKey(version)));
  const live = versions.some(({ version }) => version === packed.live) ? packed.live : undefined;
  return { ...packed, photos, versions, live };
}

async function kept<T>(all: readonly T[], isHere: (one: T) => Promise<boolean>): Promise<T[]> {
  const here: T[] = [];
  for (const one of all) if (await isHere(one)) here.push(one);
  return here;
}

async function factsOf({ catalog }: ShareProjectParts, id: string): Promise<Packed> {
  const project = await catalog.projects.find(id);
  if (!project) throw new Fault('not-found', `There is no project "${id}".`, 'Choose one of the projects there are.');
  const hashes = await Promise.all([true, false].map((binned) => catalog.photos.hashes(id, { binned }, 'newest')));
  const photos = await catalog.photos.find(id, hashes.flat());
  const versions = (await catalog.versions.list(id)).filter(({ object }) => object !== undefined);
  const runs = (await catalog.runs.list(id)).flatMap(({ state, ...run }) =>
    state === 'running' ? [] : [{ ...run, state }],
  );
  const live = (await catalog.live.champion(id))?.version;
  const text = (date: Date | undefined) => date?.toISOString();
  const plain = {
    project,
    photos: photos.map((photo) => ({ ...photo, added: text(photo.added), binned: text(photo.binned) })),
    versions: versions.map((version) => ({ ...version, created: text(version.created) })),
    runs: runs.map((run) => ({ ...run, started: text(run.started), ended: text(run.ended) })),
    snapshots: (await catalog.snapshots.list(id)).map((one) => ({ ...one, created: text(one.created) })),
    live: versions.some(({ version }) => version === live) ? live : undefined,
  };
  return projectShape.parse(plain);
}

/**
 * A project of another Meadow becomes one of this. All of the file is read and checked before anything is written.
 * Throws `parcel-refused`, and `bad-request` where the project's name is taken.
 */
export async function importProject(
  parts: ShareProjectParts,
  asked: { file: string; project?: string | undefined },
  { signal, report }: Watch,
): Promise<KeptReport> {
  const { catalog, objects, parcels, home } = parts;
  const file = resolve(asked.file);
  const { bytes: size, files } = await parcels.label(file, 'project');
  if ((await home.free()) < size)
    throw new Fault('disk-full', 'The project needs more room than the disk has.', 'Free some space.');
  const packed = await check(parts, file, { signal, report }, size);
  const name = asked.project ?? packed.project.name;
  const id = projectId(name);
  if (await catalog.projects.find(id)) throw taken(name);
  const rename = await renamed(parts, packed, id);
  const written: string[] = [];
  let made = false;
  // What is named by its bytes may be here already; a version's name was found free.
  const put = async (key: string, bytes: Uint8Array, { anew = false } = {}) => {
    if (!anew && (await objects.has(key))) return;
    await objects.put(key, bytes);
    written.push(key);
  };
  const hashes = new Map(packed.versions.map((one) => [one.version, one.sha256]));
  try {
    const take = async (one: ParcelFile) => {
      const bytes = await whole(one);
      const [, kind, rest = ''] = /^(\w+)\/(.+)$/.exec(one.path) ?? [];
      if (kind === 'photos') await put(photoKey(rest), bytes);
      if (kind === 'snapshots') await put(snapshotKey(rest), bytes);
      if (kind !== 'models') return;
      const version = rest.replace(/\.(meadow|judgements\.json)$/, '');
      const to = rename.get(version) ?? version;
      if (rest.endsWith('.judgements.json')) {
        const judged = parse(judgementsShape, bytes, `"${one.path}" cannot be understood`);
        await put(judgementsKey(to), Buffer.from(JSON.stringify({ ...judged, version: to })), { anew: true });
        return;
      }
      const model = readModel(bytes, hashes.get(version) ?? '');
      const file =
        to === version
          ? { bytes, sha256: hashes.get(version)! }
          : writeModel({ ...model, version: to, project: id, card: { ...model.card, version: to, project: id } });
      hashes.set(version, file.sha256);
      await put(modelKey(to), file.bytes, { anew: true });
    };
    const onBytes = (done: number) => report({ stage: 'unpack', done: inMb(done), total: inMb(Math.max(done, size)) });
    await parcels.unpack(file, 'project', take, { signal, onBytes });
    signal.throwIfAborted();
    if (await catalog.projects.find(id)) throw taken(name);
    made = true;
    await enter(parts, packed, { id, name }, rename, hashes);
  } catch (thrown) {
    // Nothing of it stays, but what was here before, and what another made meanwhile.
    if (made) await catalog.projects.remove(id);
    for (const key of written) await objects.remove(key);
    throw thrown;
  }
  parts.emit({ type: 'projects.changed' });
  parts.emit({ type: 'photos.changed', project: id });
  return { file, files, bytes: size, project: id };
}

/** Reads all of it once, and writes nothing. */
async function check(parts: ShareProjectParts, file: string, { signal, report }: Watch, size: number): Promise<Packed> {
  let packed: Packed | undefined;
  const photos = new Set<string>();
  const models = new Set<string>();
  const judged = new Set<string>();
  const take = async (one: ParcelFile) => {
    const [, kind, rest = ''] = /^(photos|snapshots|models)\/([\w.-]+)$/.exec(one.path) ?? [];
    if (kind === undefined && one.path !== PROJECT) throw refusedParcel(`"${one.path}" is no part of a project`);
    const most =
      kind === 'photos' ? MOST_PHOTO : kind === 'models' && rest.endsWith('.meadow') ? MOST_MODEL_BYTES : MOST_TEXT;
    if (one.size > most) throw refusedParcel(`"${one.path}" is too large`);
    const bytes = await whole(one);
    if (one.path === PROJECT) packed = parse(projectShape, bytes, 'what it says of its project cannot be understood');
    if ((kind === 'photos' || kind === 'snapshots') && hashOf(bytes) !== rest)
      throw refusedParcel(`"${one.path}" is another file`);
    if (kind === 'photos') photos.add(rest);
    if (kind !== 'models') return;
    if (rest.endsWith('.judgements.json')) {
      parse(judgementsShape, bytes, `"${one.path}" cannot be understood`);
      judged.add(rest.slice(0, -'.judgements.json'.length));
    } else if (rest.endsWith('.meadow')) {
      const version = rest.slice(0, -'.meadow'.length);
      const listed = packed?.versions.find((known) => known.version === version);
      readModel(bytes, listed?.sha256 ?? '');
      models.add(version);
    } else throw refusedParcel(`"${one.path}" is no part of a project`);
  };
  const onBytes = (done: number) => report({ stage: 'check', done: inMb(done), total: inMb(Math.max(done, size)) });
  await parts.parcels.unpack(file, 'project', take, { signal, onBytes });
  if (!packed) throw refusedParcel('it says nothing of its project');
  const { photos: listed, versions } = packed;
  const [hashes, names] = [new Set(listed.map(({ hash }) => hash)), new Set(versions.map(({ version }) => version))];
  const stray =
    [...photos].find((hash) => !hashes.has(hash)) ?? [...models, ...judged].find((version) => !names.has(version));
  if (stray !== undefined) throw refusedParcel(`"${stray}" is in it, but not in its list`);
  const missing =
    listed.find(({ hash }) => !photos.has(hash))?.hash ?? versions.find((one) => !models.has(one.version))?.version;
  if (missing !== undefined) throw refusedParcel(`"${missing}" is not in it`);
  return packed;
}

/** The names of its versions here: their own, or where the project has another name or one is taken, a new one. */
async function renamed({ catalog }: ShareProjectParts, packed: Packed, id: string): Promise<Map<string, string>> {
  const taken = new Set((await catalog.versions.list()).map(({ version }) => version));
  const keeps = id === packed.project.id && packed.versions.every(({ version }) => !taken.has(version));
  if (keeps) return new Map();
  let number = 0;
  const next = () => {
    do number += 1;
    while (taken.has(versionId(id, number)));
    return versionId(id, number);
  };
  return new Map(packed.versions.map(({ version }) => [version, next()]));
}

async function enter(
  { catalog, clock, person }: ShareProjectParts,
  packed: Packed,
  { id, name }: { id: string; name: string },
  rename: Map<string, string>,
  hashes: Map<string, string>,
): Promise<void> {
  const { classes, policy } = packed.project;
  await catalog.projects.create({ id, name, classes, policy, created: clock.now() });
  const photos = packed.photos.map(
    ({ added, binned, label, ...photo }): PhotoRecord => ({
      ...photo,
      label,
      added: new Date(added),
      binned: binned === undefined ? undefined : new Date(binned),
    }),
  );
  await catalog.photos.put(id, photos);
  for (const { created, ...one } of packed.snapshots)
    await catalog.snapshots.add({ ...one, project: id, created: new Date(created) });
  const runs = new Map<string, string>();
  for (const one of packed.runs) {
    const run = (await catalog.runs.find(one.run)) ? randomUUID() : one.run;
    runs.set(one.run, run);
    const { mode, state, by, cause, snapshot, photos: count } = one;
    const version = one.version === undefined ? undefined : (rename.get(one.version) ?? one.version);
    const ended = one.ended === undefined ? undefined : new Date(one.ended);
    const times = { started: new Date(one.started), ended };
    await catalog.runs.add({
      run,
      project: id,
      mode,
      state,
      by,
      cause,
      snapshot,
      photos: count,
      version,
      error: undefined,
      ...times,
    });
  }
  for (const one of packed.versions) {
    const version = rename.get(one.version) ?? one.version;
    await catalog.versions.add({
      version,
      project: id,
      created: new Date(one.created),
      object: modelKey(version),
      sha256: hashes.get(one.version)!,
      card: { ...one.card, version, project: id },
      run: one.run === undefined ? undefined : runs.get(one.run),
      snapshot: one.snapshot,
    });
  }
  if (packed.live === undefined) return;
  const version = rename.get(packed.live) ?? packed.live;
  const reason = 'It was live where the project comes from.';
  await catalog.live.switch({ project: id, version, how: 'person', by: person, reason, at: clock.now() }, undefined);
}

const inMb = (bytes: number) => Math.ceil(bytes / 1024 ** 2);

function taken(name: string): Fault {
  return new Fault('bad-request', `The project "${name}" exists already.`, 'Give it another name: --project.', {
    details: { name },
  });
}
