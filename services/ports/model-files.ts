/** Model files that were sent to this machine, by SHA-256. */
export interface ModelFiles {
  list(): Promise<string[]>;
  /**
   * Keeps the bytes. Where `needed` is given, files that it does not name make room, the oldest first. Throws
   * `bad-request` where the bytes are others, or `disk-full` where there is no room.
   */
  put(sha256: string, bytes: Uint8Array, needed?: ReadonlySet<string>): Promise<void>;
  /** Lets all others go. */
  keepOnly(needed: ReadonlySet<string>): Promise<void>;
  /** Where the file lies, or would. */
  pathOf(sha256: string): string;
}
