import type { LastLayer } from '../domain/last-layer.ts';
import type { Head } from '../domain/model.ts';

/** Looks at labelled photos, each as what a backbone gives its last layer. */
export interface TuneExamples {
  /** A look: CELLS x TRUNK_CHANNELS float16 numbers, little-endian. */
  looks: readonly Uint8Array[];
  /** Class index of each look. */
  labels: Uint16Array;
  classes: number;
}

export interface TuneOrder {
  /** Which looks train it. */
  rows: readonly number[];
  /** How often each is seen. */
  epochs: number;
  /** Of what is drawn at random: the order of the looks, and which numbers are left out for a step. */
  seed: number;
  /** Told of each step: its loss, and what is tuned by then, copied when it is asked for. Waited for. */
  watch?: (round: { step: number; steps: number; loss: number; tuned: () => Tuned }) => void | Promise<void>;
}

export interface Tuned {
  layer: LastLayer;
  /** On what the layer gives, averaged over the cells and of unit length. */
  head: Head;
}

/** Trains a backbone's last layer together with a head. */
export interface LayerTuner {
  readonly runtime: string;
  /** Begins at the backbone's own layer. Throws the signal's reason when it is aborted. */
  tune(examples: TuneExamples, order: TuneOrder, signal: AbortSignal): Promise<Tuned>;
  /** What a layer makes of looks: embeddings of unit length (looks x CHANNELS). */
  embed(looks: readonly Uint8Array[], layer: LastLayer): Promise<Float32Array>;
  /** Tensors alive; the same before and after. */
  tensors(): number;
}
