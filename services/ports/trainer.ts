import type { Head } from '../domain/model.ts';

export interface HeadExamples {
  /** Rows x CHANNELS, contiguous; the caller has normalised them. */
  inputs: Float32Array;
  /** Class index of each row. */
  labels: Uint16Array;
  classes: number;
}

export interface HeadRecipe {
  /** L2 penalty on the weights (not the bias): half of it times their sum of squares is added to the mean loss. */
  l2: number;
  /** Most steps of the optimiser; what bounds the time. */
  steps: number;
  /** Ends earlier where no part of the gradient is larger than this. */
  tolerance: number;
}

/** Trains the softmax head. The same examples, recipe and runtime give the same head bit for bit. */
export interface HeadTrainer {
  readonly runtime: string;
  /** Throws the signal's reason when it is aborted. */
  fit(
    examples: HeadExamples,
    recipe: HeadRecipe,
    watch?: { signal?: AbortSignal; onStep?: (step: number, loss: number) => void },
  ): Promise<Head>;
  /** Tensors alive; the same before and after a fit. */
  tensors(): number;
}
