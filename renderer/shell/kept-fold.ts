import { recall, recallNote, remember, remembered, rememberNote } from '../data/remembered.ts';
import type { Fold } from './fold.ts';

/** How this browser's person left the fold. */
export function recallFold(): Fold {
  return {
    left: recall('behind', remembered.behind),
    despite: { page: recallNote('behind-page'), since: recallNote('behind-since') },
  };
}

/** Keeps it for the next time. */
export function rememberFold({ left, despite }: Fold): void {
  remember('behind', left);
  rememberNote('behind-page', despite?.page);
  rememberNote('behind-since', despite?.since);
}
