/** A file in an archive. */
export interface ArchiveFile {
  /** Its path in the archive, with `/`. */
  name: string;
  /** Bytes, unpacked, as the archive says; `read` never gives more. */
  size: number;
  /** Throws `photo-broken` where it is damaged or is not as large as the archive says. */
  read(): Promise<Uint8Array>;
}

export interface Archive {
  /** Folders aside, in the order of the archive. */
  files: ArchiveFile[];
  close(): Promise<void>;
}

/** Opens archives made by strangers. Nothing is written to the disk. */
export interface ArchiveReader {
  /**
   * Opens the archive at a path. Throws `archive-refused` where it is damaged, encrypted, holds links or
   * paths that lead outside, or is far larger than it looks, before anything of it is read.
   */
  open(path: string): Promise<Archive>;
}
