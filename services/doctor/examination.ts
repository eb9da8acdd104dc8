import type { Judgement } from './judgements.ts';

/** One thing the doctor looks at. */
export interface Examination {
  /** A key the window translates. */
  name: string;
  /** What it is and what hangs on it, in a sentence (English). */
  meaning: string;
  /** One thing, or several of a kind, each by a name of its own. What it throws is what is wrong. */
  look(): Promise<Judgement | NamedJudgement[]>;
  /** Mends it; `name` is that of the one of several. */
  cure?(name: string): Promise<unknown>;
}

export interface NamedJudgement extends Judgement {
  name: string;
}
