import type { PhotoResult } from '../../../contract/predicting.ts';

/** A result as the local API writes it, where no heatmap was asked for. */
export function apiAnswer({ photo, verdict, ms, error }: PhotoResult): string {
  if (!verdict) return JSON.stringify({ error }, null, 2);
  const { heatmap: _, nearest, ...rest } = verdict;
  const known = nearest.map(({ thumbnail: __, ...reference }) => reference);
  return JSON.stringify({ ...rest, nearest: known, photo, ms }, null, 2);
}
