import type { ManifestPhoto } from './manifest.ts';

/** What is different between two lists of photos. */
export interface ManifestDifference {
  /** In the other only. */
  added: ManifestPhoto[];
  /** In the one only. */
  removed: ManifestPhoto[];
  /** As in the other, with the label it had in the one. */
  relabelled: (ManifestPhoto & { before: string })[];
  /** Photos that are in both under one label. */
  same: number;
}

/** From one list of photos to another. */
export function compareManifests(one: readonly ManifestPhoto[], other: readonly ManifestPhoto[]): ManifestDifference {
  const before = new Map(one.map((photo) => [photo.hash, photo]));
  const after = new Set(other.map(({ hash }) => hash));
  const relabelled = other.flatMap((photo) => {
    const earlier = before.get(photo.hash);
    return earlier && earlier.label !== photo.label ? [{ ...photo, before: earlier.label }] : [];
  });
  const added = other.filter(({ hash }) => !before.has(hash));
  return {
    added,
    removed: one.filter(({ hash }) => !after.has(hash)),
    relabelled,
    same: other.length - added.length - relabelled.length,
  };
}
