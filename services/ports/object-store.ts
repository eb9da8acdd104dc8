/** Bytes by key. Keys are lower-case paths such as `photos/3f/3fa0…`; what is stored is never half written. */
export interface ObjectStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Throws `not-found`. */
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** No error where there is none. */
  remove(key: string): Promise<void>;
  /** Keys that begin with `prefix`, in no order. */
  list(prefix: string): AsyncIterable<{ key: string; bytes: number }>;
  /** The object as a file on this machine, for programs that map or verify it themselves. Throws `not-found`. */
  file(key: string): Promise<string>;
}
