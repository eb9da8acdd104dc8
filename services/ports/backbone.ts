import type { Runtime } from '../../contract/shapes/model.ts';
import type { FeatureMap, Pixels } from '../domain/features.ts';
import type { LastLayer, TrunkMap } from '../domain/last-layer.ts';

/** The frozen network that turns a view into features, on one runtime. The `classifier` of the design's words. */
export interface Backbone {
  readonly runtime: Runtime;
  /** SHA-256 of the weights, as a model names its backbone. */
  readonly sha256: string;
  /**
   * Features of each view, in order, with a last layer in the place of its own where one is given. Runtimes agree to
   * 1e-4 on the scores that follow. Calls may overlap; the adapter decides how many run at once.
   */
  features(views: Pixels[], last?: LastLayer): Promise<FeatureMap[]>;
  /** What comes before the last layer, of each view. */
  trunk(views: Pixels[]): Promise<TrunkMap[]>;
  /** What a last layer makes of what came before it. */
  finish(trunks: TrunkMap[], last: LastLayer): Promise<FeatureMap[]>;
  /** Tensors alive; stays flat where nothing leaks. 0 where the runtime does not count them. */
  tensors(): number;
  dispose(): Promise<void>;
}
