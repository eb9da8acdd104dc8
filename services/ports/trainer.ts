import type { Head } from '../domain/model.ts';

export interface HeadExamples {
  /** Rows x CHANNELS, contiguous; the caller has normalised them. */
  inputs: Float32Array;
  /** Class index of each row. */
  labels: Uint16Array;
  /** How much each row counts; 1 where left out. */
  weights?: Float32Array;
  classes: number;
}

export interface HeadRecipe {
  seed: number;
  steps: number;
  batch: number;
  learningRate: number;
  /** L2 penalty on the weights, per example. */
  l2: number;
}

/** Trains the softmax head. The same examples, recipe and runtime give the same head bit for bit. */
export interface HeadTrainer {
  readonly runtime: string;
  fit(
    examples: HeadExamples,
    recipe: HeadRecipe,
    watch?: { signal?: AbortSignal; onStep?: (step: number, loss: number) => void },
  ): Promise<Head>;
  /** Tensors alive; the same before and after a fit. */
  tensors(): number;
}
