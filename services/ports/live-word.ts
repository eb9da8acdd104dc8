/**
 * Word to all predictors at once that what they were sent ahead is to answer now. It may get lost: who gives it also
 * tells each of them by itself.
 */
export interface LiveWord {
  /** Never throws, and soon. */
  give(mark: string): Promise<void>;
  /** Calls `heard` for each word, until it is closed. */
  hear(heard: (mark: string) => void): void;
}
