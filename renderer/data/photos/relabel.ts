import type { QueryClient } from '@tanstack/react-query';
import type { ProjectPhoto } from '../../../contract/shapes/project-photo.ts';
import { keys } from '../keys.ts';

interface Page {
  total: number;
  photos: ProjectPhoto[];
}

/** Shows a label at once on the photos that are here; what the core answers later replaces it. */
export function relabel(
  queries: QueryClient,
  project: string,
  hashes: ReadonlySet<string>,
  label: string | null,
): void {
  queries.setQueriesData<Page>(
    { queryKey: keys.photos(project), predicate: ({ queryKey }) => queryKey[2] === 'page' },
    (page) =>
      page && {
        ...page,
        photos: page.photos.map((photo) => (hashes.has(photo.hash) ? labelled(photo, label) : photo)),
      },
  );
}

function labelled({ label: _, ...photo }: ProjectPhoto, label: string | null): ProjectPhoto {
  return label === null ? photo : { ...photo, label };
}
