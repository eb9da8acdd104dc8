import type { Catalog } from '../../services/ports/catalog.ts';

/** Two who have the same catalog open, and a way to close both. */
export interface SharedCatalog {
  one: Catalog;
  other: Catalog;
  end(): Promise<void>;
}

/** A shared catalog with two projects of two classes, `first` and `second`. */
export async function withTwoProjects(open: () => Promise<SharedCatalog>): Promise<SharedCatalog> {
  const shared = await open();
  for (const id of ['first', 'second'])
    await shared.one.projects.create({ id, name: id, classes: ['a', 'b'], created: new Date(), policy: 'ask' });
  return shared;
}
