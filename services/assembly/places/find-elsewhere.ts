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
  // Where it is not moved, a project of that id need not exist.
  const found = await open?.ground.catalog.projects.find(id).catch(() => undefined);
  if (found || there === 'laptop') return found;
  return (await rememberStack(own.catalog.settings).projects()).find((project) => project.id === id);
}
