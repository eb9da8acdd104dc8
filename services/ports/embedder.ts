import type { Look } from '../domain/checks/look.ts';
import type { ViewSet } from '../domain/training-views.ts';

/** What is made of a photo. */
export interface Seen {
  /**
   * The embeddings of a set of the photo's views, one after another: views x CHANNELS; of the trunk's set, what comes
   * before the last layer: views x CELLS x TRUNK_CHANNELS.
   */
  rows: Float32Array;
  /** How it was taken; of the set alone that every training looks at. */
  look?: Look;
}

/** Photos to the embeddings of their training views, several photos at a time, away from the calling thread. */
export interface Embedder {
  /** Photos that are worked on at once; more calls wait. */
  readonly parallel: number;
  /** Throws a photo Fault. */
  embed(photo: Uint8Array, hash: string, set: ViewSet): Promise<Seen>;
  /** Frees what it holds; calls that still wait fail. */
  close(): Promise<void>;
}
