import type { DatabaseOwner } from '../domain/stack/database-statements.ts';

/** A server of databases, as its administrator sees it. */
export interface DatabaseServer {
  /**
   * Makes a database for each owner, where it is missing, and gives the owner its password and rights. Again and again
   * without harm.
   */
  provide(owners: readonly DatabaseOwner[]): Promise<void>;
  close(): Promise<void>;
}
