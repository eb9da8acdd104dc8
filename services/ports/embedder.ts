/** Photos to the embeddings of their training views, several photos at a time, away from the calling thread. */
export interface Embedder {
  /** Photos that are worked on at once; more calls wait. */
  readonly parallel: number;
  /** The embeddings of the photo's training views, one after another: views x CHANNELS. Throws a photo Fault. */
  embed(photo: Uint8Array, hash: string): Promise<Float32Array>;
  close(): Promise<void>;
}
