import type { FaultShape } from '../../../contract/errors.ts';
import type { Runtime } from '../../../contract/shapes/model.ts';
import type { InferenceAnswer, ModelSource } from '../../ports/inference.ts';
import type { Flag } from './flag.ts';
import type { Gate } from './gate.ts';

/** What a worker is asked. */
export type Task =
  | { type: 'hello' }
  | { type: 'verify'; model: ModelSource }
  | {
      type: 'classify';
      photo: Uint8Array<ArrayBuffer>;
      model: ModelSource;
      heatmap: boolean;
      thumbnail?: number;
      /** Bytes of memory that decoding may take; a photo that needs more is not decoded. */
      memory: number;
    };

/** A task on its way; `begun` is raised when its worker is ready, `gate` is shut before that worker is ended. */
export interface Order {
  task: Task;
  begun: Flag;
  gate: Gate;
}

export type Classified = InferenceAnswer;

/** What a worker answers. An error that crosses threads loses its class, so a Fault crosses as its shape. */
export type Reply = { worker: number; tensors: number } & ({ done: Done } | { fault: FaultShape });
export type Done =
  | { type: 'hello'; runtime: Runtime }
  | { type: 'verify' }
  | { type: 'classify'; classified: Classified }
  /** Nothing was done: this photo takes so many bytes. */
  | { type: 'classify'; takes: number };

/** What a worker is given when it starts: its settings, and the gate that is shut before the workers are ended. */
export interface WorkerData {
  settings: unknown;
  gate: Gate;
}

/** What a worker says once it can take orders. */
export interface Started {
  started: number;
}
