import type { Ground } from '../ground.ts';
import { rememberStack } from './remembered-stack.ts';

/** A project that is in another place than this ground's; as it was when it last could be asked, where it is away. */
export async function findElsewhere(
  { place, places, opened, own }: Ground,
  id: string,
): Promise<{ id: string; name: string } | undefined> {
  const there = await places.of(id);
  if (there === place) return undefined;
  const open = opened.get(there);
  try {
    // Where it is not moved, a project of that id need not exist; it may have been deleted there, too.
    if (open) return await open.ground.catalog.projects.find(id);
  } catch {
    // It is away.
  }
  if (there === 'laptop') return undefined;
  const known = await rememberStack(own.catalog.settings).projects();
  return known.find((project) => project.id === id) ?? { id, name: id };
}
