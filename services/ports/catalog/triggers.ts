import type { Reason, TriggerName, TriggerSettings } from '../../../contract/shapes/trigger.ts';

/** What the triggers of a project remember between two looks. */
export interface TriggerMemory {
  /** Since when each counts what it waits for: it was switched on, or ran, then. */
  since: Partial<Record<TriggerName, Date>>;
  /** The one that runs when the training under way has ended. */
  queued: { trigger: TriggerName; cause: Reason; at: Date } | undefined;
  /** The training that Airflow was told to begin, until it began. */
  ordered?: OrderedTraining | undefined;
}

/** `id` is new for each order, so that whoever is told twice begins it once. */
export interface OrderedTraining {
  id: string;
  trigger: TriggerName;
  cause: Reason;
  at: Date;
}

export interface DecisionRecord {
  id: number;
  project: string;
  trigger: TriggerName;
  at: Date;
  ran: boolean;
  reason: Reason;
  cause: Reason | undefined;
  run: string | undefined;
}

/** Trainings that begin by themselves: what was set, what is remembered, what was decided. */
export interface TriggerRecords {
  /** Projects for which something was set. */
  projects(): Promise<string[]>;
  /** The defaults where nothing was set. */
  settings(project: string): Promise<TriggerSettings>;
  memory(project: string): Promise<TriggerMemory>;
  /** Keeps what is given, in one transaction, and the newest decisions of each trigger. Throws `not-found`. */
  keep(
    project: string,
    what: { settings?: TriggerSettings; memory?: TriggerMemory; decisions?: Omit<DecisionRecord, 'id' | 'project'>[] },
  ): Promise<DecisionRecord[]>;
  /** Newest first. */
  decisions(project: string, which: { trigger?: TriggerName; since?: Date; limit: number }): Promise<DecisionRecord[]>;
}
