import { sectionsOf } from '../../palette/sections-of.ts';

/** The way to each part of the page of the local API. */
export const useApiSections = sectionsOf('api', 'api', {
  access: 'access.title',
  snippets: 'snippets.title',
  try: 'try.title',
  log: 'log.title',
});
