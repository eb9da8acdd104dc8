import type { ViewSet } from '../domain/training-views.ts';

/** Photos to the embeddings of their training views, several photos at a time, away from the calling thread. */
export interface Embedder {
  /** Photos that are worked on at once; more calls wait. */
  readonly parallel: number;
  /**
   * The embeddings of a set of the photo's views, one after another: views x CHANNELS; of the trunk's set, what comes
   * before the last layer: views x CELLS x TRUNK_CHANNELS. Throws a photo Fault.
   */
  embed(photo: Uint8Array, hash: string, set: ViewSet): Promise<Float32Array>;
  /** Frees what it holds; calls that still wait fail. */
  close(): Promise<void>;
}
