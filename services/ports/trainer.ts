import type { Head } from '../domain/model.ts';
import type { Space } from '../domain/space.ts';

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

/** Computes what a model is made of. The same numbers, recipe and runtime give the same bit for bit. */
export interface HeadTrainer {
  readonly runtime: string;
  /** The softmax head of least loss. Throws the signal's reason when it is aborted. */
  fit(
    examples: HeadExamples,
    recipe: HeadRecipe,
    watch?: { signal?: AbortSignal; onStep?: (step: number, loss: number) => void },
  ): Promise<Head>;
  /** The flat space of `rank` directions that lies nearest to the rows (rows x CHANNELS). */
  space(rows: Float32Array, rank: number): Promise<Space>;
  /** Tensors alive; the same before and after. */
  tensors(): number;
}
