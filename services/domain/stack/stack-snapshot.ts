import { z } from 'zod';
import { type ImageChange, imageChange, type StackSnapshot } from '../../../contract/shapes/stack.ts';

/** Older ones make room. */
export const MOST_SNAPSHOTS = 5;

/** What a volume says that belongs to a snapshot. They have no label of Compose: `down -v` leaves them alone. */
export const snapshotLabel = {
  project: 'app.meadow.snapshot.project',
  id: 'app.meadow.snapshot.id',
  /** Of a copy: the volume of the file it is a copy of. */
  of: 'app.meadow.snapshot.of',
  /** Of the one without data that says that all copies are there. */
  about: 'app.meadow.snapshot.about',
} as const;

const about = z.object({
  at: z.iso.datetime(),
  volumes: z.array(z.object({ volume: z.string(), size: z.int() })),
  changes: z.array(imageChange),
});
export type SnapshotAbout = z.infer<typeof about>;

interface Labelled {
  name: string;
  labels: Record<string, string>;
}

/** By its moment, so that names sort and a person can read them. */
export const snapshotId = (now: Date): string => now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
export const copyName = (project: string, id: string, volume: string): string => `${project}_before-${id}-${volume}`;
export const markName = (project: string, id: string): string => `${project}_before-${id}`;
/** The name an image gets, so that it stays when its own name goes to another one. */
export const keptImage = (project: string, id: string, { services }: ImageChange): string =>
  `${project}-before/${services[0]}:${id}`;

export const copyLabels = (project: string, id: string, volume: string): Record<string, string> => ({
  [snapshotLabel.project]: project,
  [snapshotLabel.id]: id,
  [snapshotLabel.of]: volume,
});

export const markLabels = (project: string, id: string, what: SnapshotAbout): Record<string, string> => ({
  [snapshotLabel.project]: project,
  [snapshotLabel.id]: id,
  [snapshotLabel.about]: JSON.stringify(what),
});

/** The snapshots that are whole, newest first. */
export function snapshotsIn(volumes: readonly Labelled[]): StackSnapshot[] {
  const found = volumes.flatMap(({ labels }) => {
    const [id, text] = [labels[snapshotLabel.id], labels[snapshotLabel.about]];
    const read = about.safeParse(text === undefined ? undefined : parsed(text));
    return id !== undefined && read.success ? [{ id, ...read.data }] : [];
  });
  const whole = found.filter(({ id, volumes: copies }) =>
    copies.every(({ volume }) =>
      volumes.some(({ labels }) => labels[snapshotLabel.id] === id && labels[snapshotLabel.of] === volume),
    ),
  );
  return whole
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .map(({ id, at, volumes: copies, changes }) => ({
      id,
      at,
      size: copies.reduce((sum, { size }) => sum + size, 0),
      volumes: copies.map(({ volume }) => volume),
      changes,
    }));
}

/** Volumes of snapshots that were never whole, or are not any more. */
export function remainsIn(volumes: readonly Labelled[]): string[] {
  const whole = new Set(snapshotsIn(volumes).map(({ id }) => id));
  return volumes.filter(({ labels }) => !whole.has(labels[snapshotLabel.id] ?? '')).map(({ name }) => name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
