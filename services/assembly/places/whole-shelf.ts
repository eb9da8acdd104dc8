import { existsSync } from 'node:fs';
import type { Shelf } from '../../../contract/shapes/predictor.ts';
import { joinShelves, type PlaceShelf, shelfOf } from '../../domain/places/join-shelves.ts';
import type { Ground } from '../ground.ts';
import { readPlaceShelf } from '../shelf.ts';
import { starterShelf } from '../starter-shelf.ts';
import { rememberStack } from './remembered-stack.ts';

/** Photos are to be answered soon, also while the stack answers late. */
const PATIENCE_MS = 2000;

/**
 * Makes the function that tells what this core's predictor is to serve, of its projects in all places. While the stack
 * is away its versions answer on, from the files that were fetched when it was there.
 */
export function createWholeShelf(ground: Ground, current: () => Promise<{ id: string }>): () => Promise<Shelf> {
  const { clock, log, own, places, opened, settings } = ground;
  const remembered = rememberStack(own.catalog.settings);
  const inPlace = async ({ ground: { place, catalog }, joined }: ReturnType<typeof opened.all>[number]) => {
    const shelf = await readPlaceShelf({ catalog, models: joined.models, log });
    if (place !== ground.place) await remembered.keepShelf(shelf);
    return shelf;
  };
  const fromMemory = async (): Promise<PlaceShelf> => {
    const { models, ...rest } = await remembered.shelf();
    return { ...rest, models: models.filter(({ path }) => existsSync(path)) };
  };
  /** Of the projects in the stack, which the core of a laptop sees beside its own. */
  const beside = async (projects: ReadonlySet<string>): Promise<PlaceShelf[]> => {
    if (projects.size === 0) return [];
    const stack = opened.besides(ground.place)[0];
    const read = stack ? Promise.race([inPlace(stack), tooLong()]).catch(fromMemory) : fromMemory();
    return [shelfOf(await read, projects)];
  };
  const tooLong = async (): Promise<never> => {
    await clock.sleep(PATIENCE_MS);
    throw new Error('The stack takes too long to say what it has.');
  };
  const chosen = async (): Promise<string> => {
    const { project } = await settings.get();
    if ((await places.of(project)) !== ground.place) return project;
    return (await current().catch(() => undefined))?.id ?? project;
  };
  return async () => {
    const here = await inPlace(opened.get(ground.place)!);
    const shelves = [here, ...(await beside(await places.inStack()))];
    return joinShelves(shelves, await chosen()) ?? starterShelf();
  };
}
