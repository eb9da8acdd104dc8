import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { whole } from './whole.ts';

/** A part of the window that is loaded once it is shown. */
export const lazyPart = <Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => whole(load));
