import type { Home } from '../adapters/local/home.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Log } from '../ports/log.ts';
import { openRecords, type Records } from './records.ts';

export interface RecordsOfParts {
  home: Home;
  /** The folder in which the addresses of the stack's records lie; the laptop's own records where left out. */
  recordsAt: string | undefined;
  /** Where people see MLflow's pages, where that is another address than its own for this core. */
  mlflowPage?: string | undefined;
  /** What unlocks the secrets, where they are locked. */
  keychain?: Keychain | undefined;
  log: Log;
}

/** Opens the records of a place. What speaks to the stack takes a while to load, and most run without. */
export async function openRecordsOf(parts: RecordsOfParts): Promise<Records> {
  const { home, recordsAt: at, mlflowPage, keychain, log } = parts;
  if (at === undefined) return openRecords(home, keychain);
  const { openStackRecords } = await import('./stack-records.ts');
  return openStackRecords({ at, home, mlflowPage, log });
}
