import type { Schema } from './schema.ts';

/** Work on the whole database, which takes seconds where it is large. */
export interface Upkeep {
  /** What is wrong with the database; nothing where it is sound. */
  check(): Promise<string[]>;
  /** Writes the database, as it is at one moment, into a new file; reading and writing go on. */
  copyTo(to: string): Promise<void>;
  /**
   * Writes the database anew without its free space, in which parts of deleted rows may linger; that of one table, where
   * the database can do so.
   */
  compact(table?: keyof Schema): Promise<void>;
}
