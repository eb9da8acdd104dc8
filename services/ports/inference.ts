import type { Runtime } from '../../contract/shapes/model.ts';
import type { Verdict } from '../../contract/shapes/verdict.ts';
import type { Measures } from '../domain/checks/look.ts';

/** A model file on this machine. */
export interface ModelSource {
  version: string;
  path: string;
  /** Of the whole file; a file that does not match is refused. */
  sha256: string;
}

export interface InferenceRequest {
  photo: Uint8Array;
  model: ModelSource;
  /** Adds the heatmap of the best class. */
  heatmap?: boolean;
  /** Adds a WebP of at most this many pixels a side. */
  thumbnail?: number;
  signal?: AbortSignal;
}

export interface InferenceAnswer extends Measures {
  verdict: Verdict;
  thumbnail?: Uint8Array;
  /** Milliseconds from bytes to verdict, without the wait for a turn. */
  ms: number;
}

/** Photos to verdicts, several at a time, away from the thread that answers requests. */
export interface Inference {
  /** Chosen by the self-test at start. */
  readonly runtime: Runtime;
  /** Photos waiting for a turn. */
  readonly waiting: number;
  /**
   * Throws a photo Fault, `model-refused` (schema, hash, backbone or a probe does not match), or `predictor-busy`
   * when the queue is full.
   */
  classify(request: InferenceRequest): Promise<InferenceAnswer>;
  /** Loads and verifies a model, its probes included, without a photo. Throws `model-refused`. */
  verify(model: ModelSource): Promise<void>;
  /** Float tensors alive in the workers; stays flat where nothing leaks. 0 where the runtime has none. */
  tensors(): Promise<number>;
  close(): Promise<void>;
}
