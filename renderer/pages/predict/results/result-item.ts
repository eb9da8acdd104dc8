import type { PhotoResult } from '../../../../contract/predicting.ts';
import type { BatchView } from '../../../data/batches/batch-view.ts';
import type { Trouble } from '../../../data/trouble.ts';

/** A photo in the list of results: what the core said of it, or why it never got there. */
export type ResultItem = Omit<PhotoResult, 'error'> & { error?: Trouble | undefined };

/**
 * Every photo of a batch that has a verdict or an error. One that never left the window has its place among those
 * dropped; where these came one by one, it comes last.
 */
export function itemsOf({ job, results, refused }: BatchView): readonly ResultItem[] {
  if (refused.length === 0) return results;
  const sent = Math.max(job?.progress.total ?? 0, ...results.map(({ index }) => index + 1));
  const rows = refused.map(({ name, bytes, trouble, place }, at) => ({
    index: place ?? sent + at,
    photo: name,
    bytes,
    error: trouble,
  }));
  return [...results, ...rows];
}
