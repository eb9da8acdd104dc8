import { createHash } from 'node:crypto';
import { z } from 'zod';
import { label, sha256 } from '../../contract/shapes/photo.ts';
import { photoSet } from '../../contract/shapes/project-photo.ts';
import { fromCsv, toCsv } from './csv.ts';
import { Fault } from './fault.ts';
import { isTestPhoto } from './split.ts';

/** The columns of a snapshot's manifest, in order. */
const COLUMNS = ['sha256', 'label', 'set', 'source', 'added', 'by', 'width', 'height'] as const;

const digits = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const line = z.tuple([sha256, label, photoSet, z.string(), z.iso.datetime(), z.string(), digits, digits]);

/** A photo a training works on: a line of its snapshot's manifest. */
export interface ManifestPhoto {
  hash: string;
  label: string;
  set: z.infer<typeof photoSet>;
  /** A path, a name, or the address it was downloaded from. */
  source: string;
  added: Date;
  /** Who added it. */
  by: string;
  width: number;
  height: number;
}

/** What a photo's line says. The hash alone decides the set. */
export const toManifestPhoto = ({
  hash,
  label,
  source,
  added,
  by,
  width,
  height,
}: Omit<ManifestPhoto, 'set'>): ManifestPhoto => ({
  hash,
  label,
  set: isTestPhoto(hash) ? 'test' : 'train',
  source,
  added,
  by,
  width,
  height,
});

/** Photos as a manifest: CSV, in the order of hashes, so that the same photos give the same text. */
export function writeManifest(photos: readonly ManifestPhoto[]): string {
  const sorted = photos.toSorted((one, other) => (one.hash < other.hash ? -1 : 1));
  const lines = sorted.map(({ hash, label, set, source, added, by, width, height }) => [
    hash,
    label,
    set,
    source,
    added.toISOString(),
    by,
    width,
    height,
  ]);
  return toCsv([COLUMNS, ...lines]);
}

/** Names a snapshot: the SHA-256 of its manifest. */
export const manifestHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The photos of a manifest. Throws `bad-request` where it is none. */
export function readManifest(text: string): ManifestPhoto[] {
  const [head, ...lines] = fromCsv(text);
  if (head?.join() !== COLUMNS.join()) throw damaged();
  return lines.map((cells) => {
    const read = line.safeParse(cells);
    if (!read.success) throw damaged(read.error);
    const [hash, label, set, source, added, by, width, height] = read.data;
    return { hash, label, set, source, added: new Date(added), by, width, height };
  });
}

function damaged(cause?: unknown): Fault {
  return new Fault(
    'bad-request',
    'The list of photos of a training is damaged.',
    'Train again: that makes a new list.',
    { details: { case: 'manifest-damaged' }, cause },
  );
}
