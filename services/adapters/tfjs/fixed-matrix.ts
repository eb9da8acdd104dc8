import { matMul, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';

/** Numbers as a matrix, row by row. */
export interface Matrix {
  numbers: Float32Array;
  rows: number;
  columns: number;
}

/** A matrix that stays in place while many are multiplied with it: its numbers are packed once. */
export interface FixedMatrix {
  /** This times the other. */
  times(other: Matrix): Float32Array;
  /** The other times this. */
  timesFrom(other: Matrix): Float32Array;
  dispose(): void;
}

const toTensor = ({ numbers, rows, columns }: Matrix): Tensor2D => tensor2d(numbers, [rows, columns]);

/** The product's numbers; takes nothing of the tensors away and leaves none behind. */
function product(one: Tensor2D, other: Tensor2D): Float32Array {
  const result = matMul(one, other);
  try {
    return result.dataSync<'float32'>();
  } finally {
    result.dispose();
  }
}

export function createFixedMatrix(matrix: Matrix): FixedMatrix {
  const fixed = toTensor(matrix);
  const withTensor = (other: Matrix, use: (tensor: Tensor2D) => Float32Array) => {
    const tensor = toTensor(other);
    try {
      return use(tensor);
    } finally {
      tensor.dispose();
    }
  };
  return {
    times: (other) => withTensor(other, (tensor) => product(fixed, tensor)),
    timesFrom: (other) => withTensor(other, (tensor) => product(tensor, fixed)),
    dispose: () => fixed.dispose(),
  };
}
