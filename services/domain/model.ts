import type { ModelCard } from '../../contract/shapes/model.ts';
import type { LastLayer } from './last-layer.ts';
import type { Space } from './space.ts';

/** A softmax layer on an embedding. */
export interface Head {
  /** CHANNELS x classes, channel by channel. */
  weights: Float32Array;
  /** One number a class. */
  bias: Float32Array;
}

/** Training photos that are shown beside a new photo where they resemble it, at most 200 a class. */
export interface References {
  /** Photos x CHANNELS, each row of unit length times `scale`, rounded. */
  vectors: Int8Array;
  /** Divides a row back to unit length. */
  scales: Float32Array;
  /** Index into the model's classes, one a photo. */
  labels: Uint16Array;
  /** SHA-256 of each photo's bytes. */
  photos: string[];
  /** Where a photo is published, for those that are. */
  urls: (string | undefined)[];
}

/** A made-up photo and what the model must say of it: a predictor that agrees on all computes as the trainer did. */
export interface Probe {
  /** The seed `probePixels` makes the photo from. */
  seed: number;
  scores: number[];
  similarity: number;
}

/** A trained version, whole: with the backbone named in it, it answers photos anywhere. */
export interface Model {
  version: string;
  project: string;
  classes: string[];
  backbone: { name: string; sha256: string };
  /** Takes the place of the backbone's last layer, where that was trained too. */
  tuned?: LastLayer;
  head: Head;
  /** Divides the logits, so that the scores are honest probabilities. */
  temperature: number;
  /** What the training photos have in common; how far a photo lies from it is its similarity. */
  space: Space;
  /** Below `unlike` a photo's similarity makes it neither; so does a best score below `between`. */
  neither: { unlike: number; between: number };
  references: References;
  probes: Probe[];
  /** CPU architecture on which the probes were answered, as `process.arch` names it. */
  arch: string;
  card: ModelCard;
}
