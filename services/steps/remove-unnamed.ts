import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/**
 * Removes bytes that no row names. Whoever adds a photo or a list writes its row, then looks whether its bytes are
 * here. So who removes bytes looks at the rows again after it: one of the two sees the other, and puts them back.
 */
export async function removeUnnamed(objects: ObjectStore, key: string, isNamed: () => Promise<boolean>): Promise<void> {
  if ((await isNamed()) || !(await objects.has(key))) return;
  const bytes = await objects.get(key);
  await objects.remove(key);
  if (await isNamed()) await objects.put(key, bytes);
}

/** Whether a list of photos is kept, or a version or a run has it. */
export async function isListNamed(
  { snapshots, versions, runs }: Pick<Catalog, 'snapshots' | 'versions' | 'runs'>,
  list: string,
): Promise<boolean> {
  if (await snapshots.find(list)) return true;
  return [...(await versions.list()), ...(await runs.list())].some(({ snapshot }) => snapshot === list);
}
