import type { PlaceRecords } from './moving-parts.ts';

/**
 * Whether nobody has worked there on a project of that name: the one that ships with Meadow is everywhere. Trainings that
 * were `copied` are nobody's work there.
 */
export async function isFree(
  { catalog }: PlaceRecords,
  project: string,
  copied: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  if (!(await catalog.projects.find(project))) return true;
  const { total } = await catalog.photos.counts(project);
  const versions = await catalog.versions.list(project);
  const runs = (await catalog.runs.list(project)).filter(({ run }) => !copied.has(run));
  const corrections = await catalog.corrections.list(project);
  return total + runs.length + corrections.length === 0 && versions.every(({ object }) => object === undefined);
}
