import type { Ground } from '../ground.ts';
import { createFindPlace } from './find-place.ts';
import { rememberStack } from './remembered-stack.ts';

/** Throws `model-missing` where there is no such version in any place, as far as it is known. */
export async function checkVersion(ground: Ground, version: string): Promise<void> {
  const place = await createFindPlace(ground).ofVersion(version);
  const open = ground.opened.get(place) ?? ground.opened.get(ground.place)!;
  if (open.ground.place === place) return void (await open.joined.models.served(version));
  const { models } = await rememberStack(ground.own.catalog.settings).shelf();
  if (models.every((model) => model.version !== version)) await open.joined.models.served(version);
}
