import type { InferenceAnswer } from './inference.ts';

/** All that changes what is said of a photo. */
export interface VerdictKey {
  /** SHA-256 of the photo's bytes. */
  hash: string;
  version: string;
  /** SHA-256 of the version's file. */
  model: string;
  heatmap: boolean;
}

/** What is the same each time that photo is asked about. */
export type KnownAnswer = Omit<InferenceAnswer, 'thumbnail' | 'ms'>;

/** What predictors beside each other have said, so that the same photo is worked on once. It may forget at any time. */
export interface VerdictCache {
  /** Never throws, and soon: `fault` where it did not answer in time, `away` where it was not even asked. */
  find(key: VerdictKey): Promise<{ outcome: 'hit'; answer: KnownAnswer } | { outcome: 'miss' | 'fault' | 'away' }>;
  /** Returns at once; what cannot be kept is forgotten. */
  keep(key: VerdictKey, answer: KnownAnswer): void;
}
