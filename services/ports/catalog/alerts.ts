import type { Alert, AlertSettings } from '../../../contract/shapes/alert.ts';

export interface AlertRecord {
  id: number;
  project: string;
  name: Alert['name'];
  version: string;
  raised: Date;
  cleared: Date | undefined;
  seen: boolean;
  value: number;
  threshold: number;
}

/** What is not as it should be, and from when on it is to be told. */
export interface AlertRecords {
  /** The defaults where nothing was set. */
  settings(project: string): Promise<AlertSettings>;
  /** Throws `not-found`. */
  set(project: string, settings: AlertSettings): Promise<void>;
  /** Open ones first, then newest first. */
  list(project: string, limit: number): Promise<AlertRecord[]>;
  /** None where one of that name is open. Keeps the newest 500 of a project. Throws `not-found`. */
  raise(alert: Omit<AlertRecord, 'id' | 'cleared' | 'seen'>): Promise<AlertRecord | undefined>;
  clear(ids: number[], at: Date): Promise<void>;
  /** They are not over any more; who has seen one knows of it. Those of which one of that name is open stay as they are. */
  reopen(ids: number[]): Promise<void>;
  /** The projects they belong to. */
  see(ids: number[]): Promise<string[]>;
}
