import { asFault } from '../domain/fault.ts';
import type { IncomingPhoto } from '../steps/add-photos.ts';
import type { Labelling } from './labelling.ts';

/** A photo that was found somewhere, before it has a label. */
export interface Found {
  source: string;
  /** Names of the folders around it, from outside in. */
  folders: readonly string[];
  /** The label a list gives it, as it is written. */
  listed?: string | undefined;
  read(signal: AbortSignal): Promise<Uint8Array>;
}

/** With its label: what a list says, else what a person asked for, else what its folders say. */
export function withLabel(found: Found, labelling: Labelling, given: string | undefined): IncomingPhoto {
  const { source, folders, listed, read } = found;
  const isFree = listed === undefined && given === undefined;
  try {
    const label = listed === undefined ? (given ?? labelling.ofFolders(folders)) : labelling.named(listed);
    return { source, label, read, ...(isFree && { folders }) };
  } catch (thrown) {
    return { source, label: undefined, read: () => Promise.reject(asFault(thrown)) };
  }
}
