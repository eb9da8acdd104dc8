/** Small pictures of photos, by the photo's hash. */
export interface Thumbnails {
  /** Keeps a WebP picture. */
  put(hash: string, picture: Uint8Array): Promise<void>;
  /** The picture as a file on this machine. Throws `not-found`. */
  file(hash: string): Promise<string>;
  has(hash: string): Promise<boolean>;
  /** No error where there is none. */
  remove(hashes: readonly string[]): Promise<void>;
  /** Hashes of all that are kept, in no order. */
  list(): AsyncIterable<string>;
}
