import type { Counts } from '../../domain/traffic/counts.ts';
import type { PredictionRecord } from './predictions.ts';

/** Predictions of a version in a stretch of time. */
export interface TrafficRecord extends Counts {
  version: string;
  /** When the stretch begins. */
  at: Date;
}

/** Seconds of the stretches that predictions are counted in. */
export type TrafficStep = 60 | 3600;

/** How many predictions were made, how fast and with which verdicts: it stays when they are deleted. */
export interface TrafficRecords {
  /** Counts predictions that are not kept. */
  add(predictions: PredictionRecord[]): Promise<void>;
  /** Stretches that begin from `from` on and before `to`, oldest first; those without predictions are left out. */
  list(project: string, which: { step: TrafficStep; from: Date; to: Date; version?: string }): Promise<TrafficRecord[]>;
  /** The first and the last hour in which the project's predictions were counted; none where there were none. */
  ends(project: string): Promise<{ first: Date; last: Date } | undefined>;
  /** Bytes on disk. */
  bytes(): Promise<number>;
  /** Forgets minutes before that moment; hours stay. */
  expire(before: Date): Promise<void>;
}
