import type * as tfjs from '@tensorflow/tfjs-core';

/** What Meadow uses of TensorFlow.js: the native package and the WebAssembly one both offer it. */
export type Tf = Pick<
  typeof tfjs,
  | 'add'
  | 'cast'
  | 'div'
  | 'engine'
  | 'fused'
  | 'getBackend'
  | 'greater'
  | 'less'
  | 'logicalAnd'
  | 'matMul'
  | 'mean'
  | 'memory'
  | 'mul'
  | 'reshape'
  | 'softmax'
  | 'sqrt'
  | 'square'
  | 'sub'
  | 'sum'
  | 'tensor1d'
  | 'tensor2d'
  | 'tensor4d'
  | 'tidy'
  | 'train'
  | 'transpose'
  | 'variable'
  | 'zeros'
>;

/** Whether a loaded module is TensorFlow.js, as far as Meadow needs it. */
export function isTf(module: unknown): module is Tf {
  if (typeof module !== 'object' || module === null) return false;
  const parts = ['add', 'div', 'engine', 'getBackend', 'memory', 'sub', 'tensor1d', 'tensor4d', 'tidy'];
  return parts.every((name) => typeof Reflect.get(module, name) === 'function') && 'fused' in module;
}
