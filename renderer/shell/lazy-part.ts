import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/**
 * What an import brings. Where it did not come and the window is about to be loaded anew, the bundler's import ends with
 * nothing at all: then this does not end, and whoever waits is still waiting when the window goes.
 */
export async function whole<Part>(load: () => Promise<Part>): Promise<Part> {
  const part: Part | undefined = await load();
  return part ?? new Promise<never>(() => {});
}

/** A part of the window that is loaded once it is shown. */
export const lazyPart = <Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => whole(load));
