import type { ImageChange, StackSnapshot } from '../../contract/shapes/stack.ts';
import { Fault, FREE_SPACE } from '../domain/fault.ts';
import { label, volumeLabels, volumeName } from '../domain/stack/labels.ts';
import {
  copyLabels,
  copyName,
  keptImage,
  MOST_SNAPSHOTS,
  markLabels,
  markName,
  remainsIn,
  snapshotId,
  snapshotLabel,
  snapshotsIn,
} from '../domain/stack/stack-snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContainerEngine } from '../ports/container-engine.ts';
import { runHelper } from './run-helper.ts';

/** Room that stays free beside a copy. */
const SPARE = 512 * 2 ** 20;

export interface SnapshotParts {
  engine: ContainerEngine;
  project: string;
  /** What copies, see `runHelper`. */
  image: string;
  signal: AbortSignal;
}

type OnProgress = (volume: string, progress: { done: number; total: number }) => void;

export async function listSnapshots(engine: ContainerEngine, project: string): Promise<StackSnapshot[]> {
  return snapshotsIn(await engine.volumes(`${snapshotLabel.project}=${project}`));
}

/** The bytes of each volume that is there. Throws `disk-full` where a copy of all of them would not fit. */
export async function measureVolumes(parts: SnapshotParts, volumes: readonly string[]): Promise<Map<string, number>> {
  const { engine, project } = parts;
  const here = new Set((await engine.volumes(`${label.project}=${project}`)).map(({ name }) => name));
  const found = volumes.filter((volume) => here.has(volumeName(project, volume)));
  const sizes = new Map<string, number>();
  if (found.length === 0) return sizes;
  let free = Number.POSITIVE_INFINITY;
  await runHelper({
    ...parts,
    script:
      'set -e; cd /data; for v in *; do echo "$v $(du -sB1 "$v" | cut -f1)"; df -B1 --output=avail "$v" | tail -n1; done',
    volumes: found.map((volume) => ({ volume: volumeName(project, volume), path: `/data/${volume}`, readOnly: true })),
    onLine(text) {
      const [volume = '', size] = text.trim().split(' ');
      if (size === undefined) free = Math.min(free, Number(volume));
      else sizes.set(volume, Number(size));
    },
  });
  const needed = [...sizes.values()].reduce((sum, size) => sum + size, SPARE);
  if (free < needed) throw noRoom(free, needed);
  return sizes;
}

/** Copies volumes whose services stand still. A copy that is not whole is nobody's, and goes the next time. */
export async function takeSnapshot(
  parts: SnapshotParts & { clock: Clock; onProgress: OnProgress },
  changes: readonly ImageChange[],
  sizes: ReadonlyMap<string, number>,
): Promise<StackSnapshot> {
  const { engine, project, clock, onProgress } = parts;
  await clearRemains(engine, project);
  const now = clock.now();
  const id = snapshotId(now);
  try {
    for (const [volume, total] of sizes) {
      const name = copyName(project, id, volume);
      await engine.createVolume(name, copyLabels(project, id, volume));
      await copy(parts, { from: volumeName(project, volume), to: name }, (done) => onProgress(volume, { done, total }));
    }
  } catch (error) {
    await clearRemains(engine, project).catch(() => undefined);
    throw error;
  }
  for (const change of changes) await engine.tag(change.fromId, keptImage(project, id, change));
  const volumes = [...sizes].map(([volume, size]) => ({ volume, size }));
  await engine.createVolume(
    markName(project, id),
    markLabels(project, id, { at: now.toISOString(), volumes, changes: [...changes] }),
  );
  const [made, ...before] = await listSnapshots(engine, project);
  for (const old of before.slice(MOST_SNAPSHOTS - 1)) await removeSnapshot(engine, project, old);
  return made!;
}

/** Puts the copies back in place of what the volumes hold now. It can be done again where it was broken off. */
export async function restoreVolumes(
  parts: SnapshotParts & { onProgress: OnProgress },
  { id, volumes }: StackSnapshot,
): Promise<void> {
  const { engine, project, onProgress } = parts;
  const sizes = await sizesOf(parts, id, volumes);
  for (const volume of volumes) {
    const name = volumeName(project, volume);
    await engine.createVolume(name, volumeLabels(project, volume));
    await copy(parts, { from: copyName(project, id, volume), to: name }, (done) =>
      onProgress(volume, { done, total: sizes.get(volume) ?? 0 }),
    );
  }
}

/** Deletes a snapshot, and the images that only it kept. */
export async function removeSnapshot(engine: ContainerEngine, project: string, snapshot: StackSnapshot): Promise<void> {
  const { id, volumes, changes } = snapshot;
  // Without this one it is none any more, whatever comes between.
  await engine.removeVolume(markName(project, id));
  await Promise.all(volumes.map((volume) => engine.removeVolume(copyName(project, id, volume))));
  await Promise.all(changes.map((change) => engine.untag(keptImage(project, id, change))));
}

export async function removeAllSnapshots(engine: ContainerEngine, project: string): Promise<void> {
  for (const snapshot of await listSnapshots(engine, project)) await removeSnapshot(engine, project, snapshot);
  await clearRemains(engine, project);
}

/** What was never whole. */
async function clearRemains(engine: ContainerEngine, project: string): Promise<void> {
  const volumes = await engine.volumes(`${snapshotLabel.project}=${project}`);
  await Promise.all(remainsIn(volumes).map((name) => engine.removeVolume(name)));
}

/** The bytes of copies, by the volumes they are of. */
async function sizesOf(parts: SnapshotParts, id: string, volumes: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  if (volumes.length === 0) return sizes;
  await runHelper({
    ...parts,
    script: 'set -e; cd /data; for v in *; do echo "$v $(du -sB1 "$v" | cut -f1)"; done',
    volumes: volumes.map((volume) => ({
      volume: copyName(parts.project, id, volume),
      path: `/data/${volume}`,
      readOnly: true,
    })),
    onLine(text) {
      const [volume = '', size] = text.trim().split(' ');
      sizes.set(volume, Number(size));
    },
  });
  return sizes;
}

/** With owners, rights and times, in place of what is there; says how far it is. */
const COPY = `set -e
find /to -mindepth 1 -delete
cp -a /from/. /to/ & copier=$!
while kill -0 $copier 2>/dev/null; do du -sB1 /to | cut -f1; sleep 1; done
wait $copier
sync -f /to`;

const copy = (parts: SnapshotParts, { from, to }: { from: string; to: string }, onBytes: (bytes: number) => void) =>
  runHelper({
    ...parts,
    script: COPY,
    volumes: [
      { volume: from, path: '/from', readOnly: true },
      { volume: to, path: '/to', readOnly: false },
    ],
    onLine: (text) => /^\d+$/.test(text) && onBytes(Number(text)),
  });

const noRoom = (free: number, needed: number): Fault =>
  new Fault(
    'disk-full',
    `The data cannot be copied before the update: ${megabytes(needed)} MB are needed, and ${megabytes(free)} MB are free.`,
    FREE_SPACE,
    { details: { case: 'before-update', free, needed } },
  );

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
