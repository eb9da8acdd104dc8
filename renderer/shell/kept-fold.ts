import { recall, remember, remembered } from '../data/remembered.ts';
import type { Fold, Need } from './fold.ts';

const names = { page: 'meadow-behind-page', since: 'meadow-behind-since' } as const satisfies Record<
  keyof Need,
  string
>;

/** How this browser's person left the fold. */
export function recallFold(): Fold {
  const kept = (what: keyof Need) => window.localStorage.getItem(names[what]) ?? undefined;
  return { left: recall('behind', remembered.behind), despite: { page: kept('page'), since: kept('since') } };
}

/** Keeps it for the next time. */
export function rememberFold({ left, despite }: Fold): void {
  remember('behind', left);
  for (const what of ['page', 'since'] as const) {
    const value = despite?.[what];
    if (value === undefined) window.localStorage.removeItem(names[what]);
    else window.localStorage.setItem(names[what], value);
  }
}
