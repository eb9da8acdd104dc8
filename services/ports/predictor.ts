import type { z } from 'zod';
import type {
  journalEntry,
  journalPage,
  PublicAccess,
  predictorHealth,
  ServedModel,
  Shelf,
} from '../../contract/shapes/predictor.ts';
import type { Verdict } from '../../contract/shapes/verdict.ts';
import type { Measures } from '../domain/checks/look.ts';

export interface PredictorAnswer extends Measures {
  /** SHA-256 of the photo's bytes. */
  hash: string;
  verdict: Verdict;
  thumbnail?: Uint8Array;
  ms: number;
}

/** A prediction somebody asked the predictor for directly, kept in its journal until a core has read it. */
export type JournalEntry = z.infer<typeof journalEntry>;
export type JournalPage = z.infer<typeof journalPage>;
export type PredictorHealth = z.infer<typeof predictorHealth>;

export interface ClassifyOptions {
  version?: string | undefined;
  /** Its live version, where none is named. */
  project?: string | undefined;
  heatmap?: boolean | undefined;
  /** Longer side of the thumbnail wanted, in pixels. */
  thumbnail?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** Photos to verdicts, for the features of the core. */
export interface Predictor {
  /** Throws a photo Fault, `model-missing`, `not-found`, `model-refused`, `predictor-busy`, or `predictor-down`. */
  classify(photo: Uint8Array, options: ClassifyOptions): Promise<PredictorAnswer>;
  health(signal?: AbortSignal): Promise<PredictorHealth>;
}

/** A running predictor, as the core that started it sees it. Every method throws `predictor-down` where it is gone. */
export interface RunningPredictor extends Predictor {
  /**
   * Journal entries numbered above `after`, at once or when one comes, at most after `waitMs`. Reading with `after`
   * acknowledges all up to it. `boot` changes when the predictor was started anew; numbers then begin at 1 again.
   */
  journal(after: number, waitMs: number, signal?: AbortSignal): Promise<JournalPage>;
  /** Throws `model-refused` where the live one is not what it should be; the old ones then go on answering. */
  serve(shelf: Shelf, signal?: AbortSignal): Promise<PredictorHealth>;
  /** Loads a model and asks it its probes. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  admit(access: PublicAccess, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A predictor on another machine. It is sent the files of models before it is told to serve or verify them. */
export interface RemotePredictor extends RunningPredictor {
  /** Has it load and verify what a shelf would answer with; it answers with it once the word of that mark is given. */
  stage(shelf: Shelf, mark: string, signal?: AbortSignal): Promise<void>;
}
