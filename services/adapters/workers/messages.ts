import type { FaultShape } from '../../../contract/errors.ts';
import type { Runtime } from '../../../contract/shapes/model.ts';
import type { Verdict } from '../../../contract/shapes/verdict.ts';
import type { ModelSource } from '../../ports/inference.ts';

/** What a worker is asked. */
export type Task =
  | { type: 'hello' }
  | { type: 'verify'; model: ModelSource }
  | { type: 'classify'; photo: Uint8Array<ArrayBuffer>; model: ModelSource; heatmap: boolean; thumbnail?: number };

export interface Classified {
  verdict: Verdict;
  thumbnail?: Uint8Array;
  ms: number;
}

/** What a worker answers. An error that crosses threads loses its class, so a Fault crosses as its shape. */
export type Reply = { worker: number; tensors: number } & ({ done: Done } | { fault: FaultShape });
export type Done = { type: 'hello'; runtime: Runtime } | { type: 'verify' } | ({ type: 'classify' } & Classified);
