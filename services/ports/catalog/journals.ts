import type { PredictionRecord } from './predictions.ts';

/** What a predictor was asked by others, from when it was started until it ends. */
export interface JournalPart {
  /** Of that start alone. */
  boot: string;
  /** Numbered upwards from 1; what a request was answered. */
  entries: { number: number; predictions: PredictionRecord[] }[];
  at: Date;
}

/** How far the journals of predictors were taken over. */
export interface JournalRecords {
  /**
   * Counts the predictions of the entries above the last one that was taken over of that boot, keeps them where `keep`
   * says so, and remembers the last: all or nothing, whichever core takes. Gives how many predictions were new.
   * Boots of which nothing was taken for a month are forgotten.
   */
  take(part: JournalPart, keep: boolean): Promise<number>;
  /** The number of the last entry that was taken over of that boot; 0 where there is none. */
  last(boot: string): Promise<number>;
}
