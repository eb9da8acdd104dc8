import type { ApiRequest } from '../../contract/serving.ts';
import type { Runtime } from '../../contract/shapes/model.ts';
import type { Verdict } from '../../contract/shapes/verdict.ts';

export interface PredictorAnswer {
  /** SHA-256 of the photo's bytes. */
  hash: string;
  verdict: Verdict;
  thumbnail?: Uint8Array;
  ms: number;
}

/** A prediction somebody asked the predictor for directly, kept in its journal until a core has read it. */
export interface JournalEntry {
  number: number;
  request: ApiRequest;
  /** The predictions the request made; none where it failed. */
  predictions: { photo: string; hash: string; verdict: Verdict; ms: number }[];
}

export interface PredictorHealth {
  ready: boolean;
  version: string;
  runtime: Runtime;
  pid: number;
}

/** A running predictor, as the core sees it. Every method throws `predictor-down` where it does not answer. */
export interface Predictor {
  classify(
    photo: Uint8Array,
    options: { version?: string; heatmap?: boolean; thumbnail?: number; signal?: AbortSignal },
  ): Promise<PredictorAnswer>;
  health(): Promise<PredictorHealth>;
  /**
   * Journal entries numbered above `after`, at once or when one comes, at most after `waitMs`. Reading with `after`
   * acknowledges all up to it. `boot` changes when the predictor was started anew; numbers then begin at 1 again.
   */
  journal(after: number, waitMs: number): Promise<{ boot: string; entries: JournalEntry[] }>;
}
