import type { ServingState } from '../../contract/serving.ts';
import type { ServedModel } from '../../contract/shapes/predictor.ts';
import type { Predictor } from '../ports/predictor.ts';
import type { Facts } from './serving-facts.ts';

/** Who answers photos for a core: a process it keeps running itself, or the replicas of the stack. */
export interface Crew {
  /** For the features. */
  readonly predictor: Predictor;
  /** How it is, for the API page. */
  state(facts: Facts): ServingState;
  start(): void;
  /** Resolves when photos are answered; throws why they will not be, or why others cannot ask. */
  ready(): Promise<void>;
  /** Takes over what others asked last, and ends what it started. */
  stop(): Promise<void>;
  /** Begins anew. */
  restart(): Promise<void>;
  /** Tells of the models there are now. Where the live one is refused, that is noted and the one before answers. */
  serve(): Promise<void>;
  /** Tells who may ask now; `moved` where others are to ask at another port from now on. */
  admit(moved: boolean): Promise<void>;
  /** Has one that answers load a model and ask it its probes. Throws `model-refused`. */
  verify(model: ServedModel): Promise<void>;
  /** Throws why others cannot ask at that port. */
  checkPort(port: number): Promise<void>;
}
