import { dirname, resolve } from 'node:path';
import type { KeptReport } from '../../contract/keeping.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { judgementsKey, modelKey, photoKey, snapshotKey } from '../domain/object-keys.ts';
import { changedMeanwhile } from '../domain/parcel-rules.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ParcelSource } from '../ports/parcels.ts';
import { asSource, inside } from './parcel-files.ts';
import { inMb, type Packed, PROJECT, projectShape } from './project-parcel.ts';
import type { ShareParts } from './share-parts.ts';
import { tryAgain } from './try-again.ts';

type Watch = Pick<JobControl, 'signal' | 'report'>;

/**
 * One file with a project's photos, labels, versions, and the lists of its runs. Edits that could be undone stay here.
 * Where photos are deleted meanwhile it begins anew, without them; throws `not-found` where the project is.
 */
export async function exportProject(
  parts: ShareParts,
  asked: { project: string; file: string },
  watch: Watch,
): Promise<KeptReport> {
  const file = resolve(asked.file);
  if (parts.home.contains(dirname(file))) throw inside(file);
  return tryAgain(() => exportAsItIs(parts, asked.project, file, watch));
}

async function exportAsItIs(
  parts: ShareParts,
  project: string,
  file: string,
  { signal, report }: Watch,
): Promise<KeptReport> {
  const { objects, parcels, clock } = parts;
  const packed = await withBytes(await factsOf(parts, project), objects);
  const others = await sourcesOf(packed, objects).catch((thrown: unknown) => {
    throw asFault(thrown).code === 'not-found' ? changedMeanwhile(thrown) : thrown;
  });
  const sources = [asSource(PROJECT, Buffer.from(JSON.stringify(packed))), ...others];
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
  return { file, files: sources.length, bytes, project };
}

/** Throws `changed-meanwhile` where one of them is gone since they were listed. */
async function sourcesOf({ photos, snapshots, versions }: Packed, objects: ObjectStore): Promise<ParcelSource[]> {
  const sources: ParcelSource[] = [];
  const add = async (path: string, key: string, size = 0) =>
    sources.push({ path, size, from: await objects.file(key), needed: true });
  for (const { hash, bytes } of photos) await add(`photos/${hash}`, photoKey(hash), bytes);
  for (const { snapshot } of snapshots)
    if (await objects.has(snapshotKey(snapshot))) await add(`snapshots/${snapshot}`, snapshotKey(snapshot));
  for (const { version } of versions) {
    await add(`models/${version}.meadow`, modelKey(version));
    const judged = judgementsKey(version);
    if (await objects.has(judged)) await add(`models/${version}.judgements.json`, judged);
  }
  return sources;
}

/** What is here whole: a photo or a version whose file is lost would have the project refused. */
async function withBytes(packed: Packed, objects: ObjectStore): Promise<Packed> {
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

async function factsOf({ catalog }: ShareParts, id: string): Promise<Packed> {
  const project = await catalog.projects.find(id);
  if (!project)
    throw new Fault('not-found', `There is no project "${id}".`, 'Choose one of the projects there are.', {
      details: { case: 'project', project: id },
    });
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
