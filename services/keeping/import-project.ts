import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { judgements as judgementsShape } from '../domain/gate/judgements.ts';
import { readModel, writeModel } from '../domain/model-file.ts';
import { judgementsKey, modelKey, photoKey, snapshotKey } from '../domain/object-keys.ts';
import { projectId } from '../domain/project-id.ts';
import { isVersionOf } from '../domain/version-id.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { WholeProject } from '../ports/catalog.ts';
import type { ParcelFile } from '../ports/parcels.ts';
import { checkProject } from './check-project.ts';
import { parse, whole } from './parcel-files.ts';
import { inMb, type Packed } from './project-parcel.ts';
import type { ShareParts } from './share-parts.ts';
import { withUndo } from './undoing.ts';

type Watch = Pick<JobControl, 'signal' | 'report'>;

/** A project that comes, and what it is called here. */
interface Coming {
  packed: Packed;
  id: string;
  name: string;
  /** The names of its versions here, and the hashes of their files, by their names in the parcel. */
  names: Map<string, string>;
  hashes: Map<string, string>;
}

/**
 * A project of another Meadow becomes one of this, all of it or nothing. All of the file is read and checked before
 * anything is written. Where the live version is refused here, no version answers until a person chooses one. Throws
 * `parcel-refused`, and `bad-request` where the project's name is taken.
 */
export async function importProject(
  parts: ShareParts,
  asked: { file: string; project?: string | undefined },
  watch: Watch,
): Promise<KeptReport> {
  const { catalog, parcels, home } = parts;
  const file = resolve(asked.file);
  const { bytes, files } = await parcels.label(file, 'project');
  if ((await home.free()) < bytes)
    throw new Fault('disk-full', 'The project needs more room than the disk has.', 'Free some space.', {
      details: { case: 'import' },
    });
  const packed = await checkProject(parcels, file, bytes, watch);
  const name = asked.project ?? packed.project.name;
  const id = projectId(name);
  if ((await catalog.projects.find(id)) ?? (await parts.elsewhere(id))) throw taken(name);
  await parts.forgetPlace(id);
  const hashes = new Map(packed.versions.map(({ version, sha256 }) => [version, sha256]));
  const coming: Coming = { packed, id, name, names: new Map(), hashes };
  await take(parts, coming, file, bytes, watch);
  parts.emit({ type: 'projects.changed' });
  parts.emit({ type: 'photos.changed', project: id });
  return { file, files, bytes, project: id };
}

/** The bytes come first, then all records at once. */
async function take(parts: ShareParts, coming: Coming, file: string, size: number, watch: Watch): Promise<void> {
  const { catalog, objects } = parts;
  const { packed, id } = coming;
  const own = randomUUID();
  const missing = async (keyOf: (hash: string) => string, hashes: string[]) => {
    const found: string[] = [];
    for (const hash of new Set(hashes)) if (!(await objects.has(keyOf(hash)))) found.push(hash);
    return found;
  };
  const photos = packed.photos.map(({ hash }) => hash);
  const snapshots = packed.snapshots.map(({ snapshot }) => snapshot);
  const made = {
    reserved: packed.versions.map((_, at) => `import-${own}-${at}`),
    photos: await missing(photoKey, photos),
    snapshots: await missing(snapshotKey, snapshots),
  };
  await withUndo(parts, own, made, async () => {
    for (const [at, { version }] of packed.versions.entries()) {
      const wanted = isVersionOf(id, version) ? version : undefined;
      coming.names.set(version, await catalog.versions.reserve(id, made.reserved[at]!, wanted));
    }
    await unpack(parts, coming, file, size, watch);
    const records = await recordsOf(parts, coming);
    const live = await soundLive(parts, records);
    watch.signal.throwIfAborted();
    await catalog.enter({ ...records, live }, made.reserved);
  });
  // Bytes that were here may have gone with the last that named them, until this project did.
  if ((await missing(photoKey, photos)).length > 0 || (await missing(snapshotKey, snapshots)).length > 0)
    await unpack(parts, { ...coming, packed: { ...packed, versions: [] } }, file, size, {
      ...watch,
      signal: new AbortController().signal,
    });
}

/** Puts the bytes that are not here. */
async function unpack(parts: ShareParts, coming: Coming, file: string, size: number, { signal, report }: Watch) {
  const { objects, parcels } = parts;
  const put = async (key: string, bytes: Uint8Array) => {
    if (!(await objects.has(key))) await objects.put(key, bytes);
  };
  const onBytes = (done: number) => report({ stage: 'unpack', done: inMb(done), total: inMb(Math.max(done, size)) });
  const takeOne = async (one: ParcelFile) => {
    const bytes = await whole(one);
    const [, kind, rest = ''] = /^(\w+)\/(.+)$/.exec(one.path) ?? [];
    if (kind === 'photos') await put(photoKey(rest), bytes);
    if (kind === 'snapshots') await put(snapshotKey(rest), bytes);
    if (kind === 'models') await putOfVersion(parts, coming, rest, bytes);
  };
  await parcels.unpack(file, 'project', takeOne, { signal, onBytes });
}

/** A version's file says what it is called: where it has another name here, it is written anew. */
async function putOfVersion(
  { objects }: ShareParts,
  { packed, names, hashes, id }: Coming,
  file: string,
  bytes: Uint8Array,
): Promise<void> {
  const from = file.replace(/\.(meadow|judgements\.json)$/, '');
  const version = names.get(from);
  const listed = packed.versions.find((one) => one.version === from);
  if (version === undefined || !listed) return;
  if (file.endsWith('.judgements.json')) {
    const judged = parse(judgementsShape, bytes, `"${file}" cannot be understood`);
    return objects.put(judgementsKey(version), Buffer.from(JSON.stringify({ ...judged, version })));
  }
  const model = readModel(bytes, listed.sha256);
  const renamed =
    version === from
      ? { bytes, sha256: listed.sha256 }
      : writeModel({ ...model, version, project: id, card: { ...model.card, version, project: id } });
  hashes.set(from, renamed.sha256);
  await objects.put(modelKey(version), renamed.bytes);
}

async function recordsOf(
  { catalog, clock, person }: ShareParts,
  { packed, id, name, names, hashes }: Coming,
): Promise<WholeProject> {
  const { classes, policy } = packed.project;
  const runs = new Map<string, string>();
  for (const { run } of packed.runs) runs.set(run, (await catalog.runs.find(run)) ? randomUUID() : run);
  const live = packed.live === undefined ? undefined : names.get(packed.live);
  return {
    project: { id, name, classes, policy, created: clock.now() },
    photos: packed.photos.map(({ label, added, binned, ...photo }) => ({
      ...photo,
      label,
      added: new Date(added),
      binned: dateOf(binned),
    })),
    snapshots: packed.snapshots.map(({ created, ...one }) => ({ ...one, project: id, created: new Date(created) })),
    runs: packed.runs.map(({ run, mode, state, by, cause, snapshot, photos, version, started, ended }) => ({
      run: runs.get(run)!,
      project: id,
      mode,
      state,
      by,
      cause,
      snapshot,
      photos,
      version: version === undefined ? undefined : (names.get(version) ?? version),
      error: undefined,
      started: new Date(started),
      ended: dateOf(ended),
    })),
    versions: packed.versions.map(({ version: from, created, card, run, snapshot }) => {
      const version = names.get(from)!;
      return {
        version,
        project: id,
        created: new Date(created),
        object: modelKey(version),
        sha256: hashes.get(from)!,
        card: { ...card, version, project: id },
        run: run === undefined ? undefined : runs.get(run),
        snapshot,
      };
    }),
    live:
      live === undefined
        ? undefined
        : {
            project: id,
            version: live,
            how: 'person',
            by: person,
            reason: 'It was live where the project comes from.',
            at: clock.now(),
          },
  };
}

/** The version that answers from now on: the one that was live, where it answers its probes here too. */
async function soundLive(
  { objects, verify }: ShareParts,
  { live, versions }: WholeProject,
): Promise<WholeProject['live']> {
  const known = versions.find(({ version }) => version === live?.version);
  if (!known) return undefined;
  const { version, project, sha256, card } = known;
  const classes = card.classes.map(({ label }) => label);
  try {
    await verify({ version, project, classes, path: await objects.file(modelKey(version)), sha256 });
    return live;
  } catch (thrown) {
    if (asFault(thrown).code === 'model-refused') return undefined;
    throw thrown;
  }
}

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

export function taken(name: string): Fault {
  return new Fault('bad-request', `The project "${name}" exists already.`, 'Give it another name: --project.', {
    details: { case: 'import-exists', name },
  });
}
