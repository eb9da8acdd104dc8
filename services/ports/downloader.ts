/** Gets a file from the public internet. */
export interface Downloader {
  /**
   * The bytes at `url`, at most `most` of them.
   * Throws `address-refused` (not https, or an address that is not public, also after a redirect) or
   * `download-failed` (no answer, an answer that is not 200, or more than `most` bytes).
   */
  download(url: string, options: { most: number; signal?: AbortSignal }): Promise<Uint8Array>;
}
