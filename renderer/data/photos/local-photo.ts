/** A photo on this machine, to be read when its turn comes. */
export interface LocalPhoto {
  /** File name, with the folders below the dropped one. */
  name: string;
  file(): Promise<File>;
}

/** Wraps files that were chosen, pasted or taken. */
export function localPhotos(files: Iterable<File>): LocalPhoto[] {
  return Array.from(files, (file) => ({
    name: file.webkitRelativePath || file.name,
    file: () => Promise.resolve(file),
  }));
}
