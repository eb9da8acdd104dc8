import { isPassedBy, isPictureName } from '../../../contract/shapes/picture-name.ts';
import { type LocalPhoto, localPhotos } from './local-photo.ts';

/** What is used of the browser's tree of dropped files and folders. */
export type Entry = Pick<FileSystemEntry, 'isFile' | 'isDirectory' | 'name' | 'fullPath'>;
export type FileEntry = Entry & Pick<FileSystemFileEntry, 'file'>;
export type FolderEntry = Entry & {
  createReader(): { readEntries(done: (entries: Entry[]) => void, failed: (reason: DOMException) => void): void };
};

/** A file or folder of a disk, or a file that lies on none, such as a picture dragged out of another program. */
export type Dropped = Entry | File;

type Item = Pick<DataTransferItem, 'kind' | 'getAsFile'> & { webkitGetAsEntry(): Entry | null };

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * What was dropped, as the browser lists it. To be called while the drop event is being handled: afterwards the
 * browser forgets it.
 */
export function droppedEntries(data: { items: Iterable<Item> }): Dropped[] {
  return Array.from(data.items)
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
    .filter((dropped) => dropped !== null);
}

/** The photos among what was dropped: files that were dropped themselves, and those in folders that look like photos. */
export const photosOf = (dropped: readonly Dropped[]): Promise<LocalPhoto[]> => gather(dropped, isPictureName);

/** All files among what was dropped, whatever they are. */
export const filesOf = (dropped: readonly Dropped[]): Promise<LocalPhoto[]> => gather(dropped, () => true);

type Wanted = (name: string) => boolean;

async function gather(dropped: readonly Dropped[], wanted: Wanted): Promise<LocalPhoto[]> {
  const found: LocalPhoto[] = [];
  for (const entry of dropped) {
    if (entry instanceof File) found.push(...localPhotos([entry]));
    else if (isFolder(entry)) await walk(entry, wanted, found);
    else if (isFile(entry)) found.push(localPhoto(entry));
  }
  return found;
}

async function walk(folder: FolderEntry, wanted: Wanted, found: LocalPhoto[]): Promise<void> {
  const entries = await children(folder);
  for (const entry of entries.toSorted((a, b) => collator.compare(a.name, b.name))) {
    if (isFolder(entry) && !isPassedBy(entry.name)) await walk(entry, wanted, found);
    else if (isFile(entry) && wanted(entry.name)) found.push(localPhoto(entry));
  }
}

/** A folder tells of a hundred entries at a time, and of none when it has told of all. */
async function children(folder: FolderEntry): Promise<Entry[]> {
  const reader = folder.createReader();
  const all: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function localPhoto(entry: FileEntry): LocalPhoto {
  return {
    name: entry.fullPath.replace(/^\//, ''),
    file: () => new Promise((resolve, reject) => entry.file(resolve, reject)),
  };
}

function isFolder(entry: Entry): entry is FolderEntry {
  return entry.isDirectory;
}

function isFile(entry: Entry): entry is FileEntry {
  return entry.isFile;
}
