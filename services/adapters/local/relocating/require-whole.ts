import { Fault } from '../../../domain/fault.ts';
import type { Home } from '../home.ts';
import { copyOf, forgetCopy } from './copy-notes.ts';
import { readPointer } from './home-pointer.ts';

/**
 * Throws `home-unusable` for a copy of a data folder that was not finished. Where the pointer names it, it was, and
 * only its note was left.
 */
export const requireWhole = async (home: Home, pointer: string): Promise<void> => {
  const from = await copyOf(home.folder);
  if (from === undefined) return;
  if (readPointer(pointer)?.folder === home.folder) return forgetCopy(home.folder);
  throw new Fault(
    'home-unusable',
    `${home.folder} is a copy of the data folder ${from} that was not finished.`,
    'Start Meadow without --home; its Settings finish the copy or remove it.',
    { details: { case: 'unfinished', folder: home.folder, from } },
  );
};
