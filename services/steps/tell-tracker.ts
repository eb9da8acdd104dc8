import { type ManifestPhoto, writeManifest } from '../domain/manifest.ts';
import type { RunDescription, Tracker } from '../ports/tracker.ts';

/** Says something of a run, and puts files with it. Never rejects: what is told of a training is worth no training. */
export async function tellTracker(
  tracker: Pick<Tracker, 'attach' | 'describe'>,
  run: string,
  description: RunDescription,
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    for (const [name, text] of Object.entries(files)) await tracker.attach(run, name, Buffer.from(text));
    await tracker.describe(run, description);
  } catch {
    // Its numbers are in the catalog all the same.
  }
}

/** Tells which photos a run learns from: whoever looks at it there sees the list. */
export const tellSnapshot = (
  tracker: Pick<Tracker, 'attach' | 'describe'>,
  run: string,
  photos: readonly ManifestPhoto[],
  tags: Record<string, string> & { snapshot: string },
): Promise<void> => tellTracker(tracker, run, { tags }, { 'photos.csv': writeManifest(photos) });
