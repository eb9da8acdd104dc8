import type { AddReport, LeftAside } from '../../contract/shapes/project-photo.ts';
import type { Fault } from '../domain/fault.ts';
import { type OfferedClass, offeredClasses, type PlacedPhoto } from '../domain/offered-classes.ts';
import { photoFault } from '../domain/photo-faults.ts';
import type { PhotoState } from '../ports/catalog/edits.ts';
import type { FoundPhoto, PhotoRecord } from '../ports/catalog/photos.ts';
import type { IncomingPhoto } from './add-photos.ts';

/** What of a photo is kept where the project does not have it yet. */
type Fresh = Pick<PhotoRecord, 'hash' | 'source' | 'width' | 'height' | 'bytes'>;

/** A photo of this addition: what to write down of it. */
interface Taken {
  hash: string;
  /** The row to add; none where the project has it. */
  fresh: Fresh | undefined;
  before: PhotoState | undefined;
  after: PhotoState;
}

/** What is known of a photo in the middle of an addition. */
interface Seen extends Taken {
  source: string;
  width: number;
  height: number;
  /** The labels it came with: where they are two, nobody knows which is meant, so it has none. */
  labels: Set<string>;
  /** The label it had in the project already, which stays. */
  settled: string | undefined;
  /** The folders it came in, for each time it came. */
  places: (readonly string[])[];
}

/** The photos of one addition: what becomes of each, and what is said of it at the end. No effects. */
export interface Taking {
  has(hash: string): boolean;
  /** The size of a photo that was taken before. */
  sizeOf(hash: string): { width: number; height: number } | undefined;
  /** `known`: as the project has it. */
  take(
    photo: Pick<IncomingPhoto, 'source' | 'label' | 'folders'>,
    row: Omit<Fresh, 'source'>,
    known: FoundPhoto | undefined,
  ): void;
  leaveAside(source: string, fault: Fault): void;
  /** How many wait to be written down. */
  readonly waiting: number;
  /** Those that wait; they do not any more. */
  group(): Taken[];
  report(): Added;
}

/** What came of an addition; the photos of each class that is offered are named. */
export interface Added extends Omit<AddReport, 'newClasses'> {
  newClasses: OfferedClass[];
}

/** One that came under several labels is not to get another. */
const placed = ({ hash, labels, after, places }: Seen): PlacedPhoto => ({
  hash,
  places,
  waits: after.label === undefined && labels.size === 0,
});

const same = (one: PhotoState, other: PhotoState) => one.label === other.label && one.binned === other.binned;

export function createTaking(): Taking {
  const seen = new Map<string, Seen>();
  const waiting = new Map<string, Taken>();
  const leftAside: LeftAside[] = [];
  const otherLabel: LeftAside[] = [];
  let added = 0;
  let known = 0;

  const say = (list: LeftAside[]) => (photo: string, fault: Fault) => {
    list.push({ photo, message: `${fault.message} ${fault.hint}`, error: fault.toShape() });
  };
  const withOtherLabel = say(otherLabel);
  const change = (photo: Seen, after: PhotoState) => {
    if (same(photo.after, after)) return;
    photo.after = after;
    waiting.set(photo.hash, photo);
  };
  const giveLabel = (photo: Seen, { source, label }: { source: string; label: string | undefined }) => {
    if (label === undefined || label === photo.settled) return;
    if (photo.settled !== undefined) {
      return withOtherLabel(source, photoFault.labelStays(photo.settled));
    }
    const already = photo.labels.size;
    photo.labels.add(label);
    if (photo.labels.size === 1) return change(photo, { ...photo.after, label });
    const fault = photoFault.labelsContradict([...photo.labels].sort());
    for (const place of already === 1 ? [photo.source, source] : [source]) withOtherLabel(place, fault);
    change(photo, { ...photo.after, label: undefined });
  };

  return {
    has: (hash) => seen.has(hash),
    sizeOf: (hash) => seen.get(hash),
    take(photo, { hash, width, height, bytes }, before) {
      const { source } = photo;
      const earlier = seen.get(hash);
      if (earlier) {
        known += 1;
        earlier.places.push(photo.folders ?? []);
        return giveLabel(earlier, photo);
      }
      const state = before && { label: before.label, binned: before.binned };
      const taken: Seen = {
        hash,
        source,
        width,
        height,
        fresh: before ? undefined : { hash, source, width, height, bytes },
        before: state,
        after: state ?? { label: undefined, binned: undefined },
        labels: new Set(),
        settled: before?.label,
        places: [photo.folders ?? []],
      };
      seen.set(hash, taken);
      if (before && !before.binned) known += 1;
      else added += 1;
      if (!before) waiting.set(hash, taken);
      change(taken, { ...taken.after, binned: undefined });
      giveLabel(taken, photo);
    },
    leaveAside: say(leftAside),
    get waiting() {
      return waiting.size;
    },
    group() {
      const group = [...waiting.values()].map(({ hash, fresh, before, after }) => ({ hash, fresh, before, after }));
      waiting.clear();
      return group;
    },
    report: () => ({ added, known, leftAside, otherLabel, newClasses: offeredClasses([...seen.values()].map(placed)) }),
  };
}
