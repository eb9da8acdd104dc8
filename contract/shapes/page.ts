import { z } from 'zod';

/** The pages that a menu, a notification or a `meadow://` link can lead to. */
export const pageName = z.enum([
  'predict',
  'history',
  'api',
  'photos',
  'train',
  'triggers',
  'pipelines',
  'models',
  'stack',
  'store',
  'deploy',
  'loadTest',
  'monitoring',
  'settings',
  'doctor',
]);
export type PageName = z.infer<typeof pageName>;

/** A page, or on the page of models one of them. */
export const pagePlace = z.object({ page: pageName, version: z.string().optional() });
export type PagePlace = z.infer<typeof pagePlace>;
