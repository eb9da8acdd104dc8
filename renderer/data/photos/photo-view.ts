import type { PhotoFilter, PhotoOrder } from '../../../contract/shapes/project-photo.ts';

/** Which photos of a project are looked at, and in which order. */
export interface PhotoView {
  filter: PhotoFilter;
  order: PhotoOrder;
}

export const everyPhoto: PhotoView = { filter: { binned: false }, order: 'newest' };
export const binnedPhotos: PhotoView = { filter: { binned: true }, order: 'newest' };

/** Whether the view leaves photos out that are not in the bin. */
export function isNarrowed({ filter }: PhotoView): boolean {
  return Object.entries(filter).some(([name, value]) => name !== 'binned' && value !== undefined);
}

/** The view with one field of its filter set, or without it. */
export function withFilter<Name extends keyof PhotoFilter>(
  { filter, order }: PhotoView,
  name: Name,
  value: PhotoFilter[Name] | undefined,
): PhotoView {
  const { [name]: _, ...rest } = filter;
  return { order, filter: { binned: filter.binned, ...rest, ...(value !== undefined && { [name]: value }) } };
}
