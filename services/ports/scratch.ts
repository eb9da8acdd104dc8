/** A file that lasts no longer than the work on it. */
export interface ScratchFile {
  readonly path: string;
  /** Puts bytes behind those that are there. Throws `disk-full` and `home-unusable`. */
  append(bytes: Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

/** Room for what comes in parts, until it is whole and read. */
export interface Scratch {
  /** A new, empty file. Throws `disk-full` where the disk has no room for so many bytes. */
  create(bytes: number): Promise<ScratchFile>;
}
