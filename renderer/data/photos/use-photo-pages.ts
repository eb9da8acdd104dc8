import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ProjectPhoto } from '../../../contract/shapes/project-photo.ts';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';
import { PHOTO_PAGE, pagesFor } from './photo-pages.ts';
import type { PhotoView } from './photo-view.ts';

/** The photos of a view around the places that are seen; a place without a photo is on its way. */
export interface PhotoPages {
  /** How many match; none before the first answer. */
  total: number | undefined;
  at(position: number): ProjectPhoto | undefined;
  error: unknown;
  retry(): void;
}

/** Fetches the pages of photos that are seen, and the first one, which says how many there are. */
export function usePhotoPages(project: string, view: PhotoView, from: number, to: number): PhotoPages {
  const client = useClient();
  const queries = useQueryClient();
  const pages = pagesFor(from, to);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: keys.photoPage(project, view, page),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.photos.list({ project, ...view, offset: page * PHOTO_PAGE, limit: PHOTO_PAGE }, { signal }),
    })),
  });
  const byPage = new Map(pages.map((page, index) => [page, answers[index]?.data]));
  return {
    total: byPage.get(0)?.total,
    at: (position) => byPage.get(Math.floor(position / PHOTO_PAGE))?.photos[position % PHOTO_PAGE],
    error: answers.find(({ error }) => error)?.error,
    retry: () => void queries.refetchQueries({ queryKey: keys.photos(project) }),
  };
}

/** Asks for the hashes of all photos of a view, in order: selections reach further than what was fetched. */
export function usePhotoHashes(project: string, view: PhotoView): () => Promise<readonly string[]> {
  const client = useClient();
  const queries = useQueryClient();
  return useCallback(
    () =>
      queries.fetchQuery({
        queryKey: keys.photoHashes(project, view),
        queryFn: ({ signal }) => client.photos.hashes({ project, ...view }, { signal }),
      }),
    [client, queries, project, view],
  );
}
