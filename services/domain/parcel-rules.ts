import { z } from 'zod';
import type { ToldCase } from '../../contract/fault-cases.ts';
import { sha256 } from '../../contract/shapes/photo.ts';
import { Fault } from './fault.ts';

/** The container's number: a newer Meadow may write another. */
export const PARCEL_FORMAT = 1;

/** The first file of a parcel, and the last. */
export const LABEL = 'meadow.json';
export const MANIFEST = 'manifest.json';

/** Far more files than a laptop keeps, far fewer than would stall it. */
const MOST_FILES = 5_000_000;
const LONGEST_PATH = 300;
/** Every part begins with a letter or digit, so none is `..`, hidden, or empty. */
const path = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/;

/** Enough of a label to tell that a newer Meadow wrote it. */
export const anyLabel = z.object({ format: z.int().positive() });

export const parcelLabel = z.object({
  format: z.literal(PARCEL_FORMAT),
  kind: z.enum(['backup', 'model', 'project', 'kit']),
  version: z.string().max(100),
  created: z.iso.datetime(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
});

export const parcelManifest = z.object({
  files: z.array(z.object({ path: z.string(), size: z.int().nonnegative(), sha256 })),
});
export type ManifestEntry = z.infer<typeof parcelManifest>['files'][number];

type ParcelCase = ToldCase['parcel-refused'];

/** It is not as it was packed, however that can be told. */
export const damaged = { case: 'damaged' } as const;

/** The fault for a parcel of which nothing is taken. `told`: which sentence the window has for it. */
export const refusedParcel = (why: string, told: ParcelCase = damaged, cause?: unknown): Fault =>
  new Fault(
    'parcel-refused',
    `The file was refused, and nothing was changed: ${why}.`,
    'Use another copy of the file.',
    { details: { ...told, why }, cause },
  );

/** The same for a file in it that does not belong there. */
const stray = (path: string, problem: string): Fault => refusedParcel(`"${path}" ${problem}`, { case: 'stray', path });

/** The fault where something that belongs into a parcel was deleted while it was packed. */
export const changedMeanwhile = (cause?: unknown): Fault =>
  new Fault(
    'changed-meanwhile',
    'Something was deleted while it was being packed, so no file was made.',
    'Try again.',
    { cause },
  );

export const newerParcel = (): Fault =>
  new Fault(
    'parcel-newer',
    'The file was made by a newer Meadow, and nothing was changed.',
    'Update Meadow, then try again.',
  );

/** Whether a file of a parcel may have this name; what packs leaves others aside. */
export const isParcelPath = (name: string): boolean => name.length <= LONGEST_PATH && path.test(name);

/** Throws `parcel-refused` for a file no honest parcel has. `type` is tar's word for it. */
export const checkParcelFile = (name: string, type: string | null | undefined, seen: ReadonlySet<string>): void => {
  if (type === 'symlink' || type === 'link') throw stray(name, 'in it is a link');
  if (type !== 'file') throw stray(name, 'in it is no file');
  if (!isParcelPath(name)) throw stray(name, 'would lie outside of it');
  if (seen.has(name)) throw stray(name, 'is in it twice');
  if (seen.size >= MOST_FILES) throw refusedParcel('it holds too many files');
};

/** Throws `parcel-refused` where the files are not those of the list. */
export const checkManifest = (found: readonly ManifestEntry[], listed: readonly ManifestEntry[]): void => {
  if (found.length !== listed.length) throw refusedParcel(`it lists ${listed.length} files and holds ${found.length}`);
  listed.forEach((entry, at) => {
    const file = found[at];
    const same = file?.path === entry.path && file.size === entry.size && file.sha256 === entry.sha256;
    if (!same) throw refusedParcel(`"${entry.path}" in it is damaged`);
  });
};
