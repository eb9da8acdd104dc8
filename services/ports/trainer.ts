import type { MinimiseOptions } from '../domain/lbfgs.ts';
import type { Head } from '../domain/model.ts';
import type { Space } from '../domain/space.ts';

export interface HeadExamples {
  /** Rows x CHANNELS, contiguous; the caller has normalised them. */
  inputs: Float32Array;
  /** Class index of each row. */
  labels: Uint16Array;
  classes: number;
}

/** One head to be trained: on which rows, and how. */
export interface HeadOrder extends MinimiseOptions {
  /** 1 for a row that trains it, 0 for one that does not. */
  rows: Uint8Array;
  /** Labels of its own, in the place of the examples'. */
  labels?: Uint16Array;
  /** Told of each round: the loss (penalty included), and the head it belongs to, which is made when it is asked for. */
  watch?: (round: { step: number; loss: number; head: () => Head }) => void;
  /** L2 penalty on the weights (not the bias): half of it times their sum of squares is added to the mean loss. */
  l2: number;
}

/** Computes what a model is made of. The same numbers and orders on the same runtime give the same bit for bit. */
export interface HeadTrainer {
  readonly runtime: string;
  /** Softmax heads of least loss, one an order: together, because that is much faster than one by one. Throws the signal's reason when it is aborted. */
  fit(examples: HeadExamples, orders: readonly HeadOrder[], signal?: AbortSignal): Promise<Head[]>;
  /** The flat space of `rank` directions that lies nearest to the rows (rows x CHANNELS). */
  space(rows: Float32Array, rank: number): Promise<Space>;
  /** Tensors alive; the same before and after. */
  tensors(): number;
}
