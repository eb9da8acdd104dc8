import type { Shard } from '../domain/shards.ts';
import type { Backbone } from '../ports/backbone.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';
import type { Replicas } from '../ports/replicas.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import type { Tracker } from '../ports/tracker.ts';
import type { HeadTrainer } from '../ports/trainer.ts';
import type { LayerTuner } from '../ports/tuner.ts';

/** What a step sees of the stack in which it runs. */
export interface StackAround {
  replicas: Replicas;
  /** The project whose live version the API answers with where none is named. */
  answersFor(): Promise<string>;
  /** Writes a note to a run of Airflow. */
  note(id: string, text: string): Promise<void>;
}

/** How far a step has come. */
export interface StepProgress {
  /** `wait-access`: for a Meadow with access to a cluster. */
  stage: StepName | CheckStage | 'wait-access';
  done: number;
  total: number;
}

/** What a step works with. What takes long to start is a function: a step that does not need it does not wait. */
export interface StepContext {
  run: string;
  /** Of the run's photos, those that are to be embedded; all where left out. */
  shard?: Shard | undefined;
  /** How many work side by side where the steps run; one where left out. */
  workers?: number | undefined;
  catalog: Catalog;
  objects: ObjectStore;
  thumbnails: Pick<Thumbnails, 'put'>;
  clock: Clock;
  tracker: Tracker;
  decoder: PhotoDecoder;
  /** The model file that ships with Meadow. */
  starterFile(): Promise<Uint8Array>;
  /** Names the backbone without starting it. */
  backboneName(): Promise<{ name: string; sha256: string }>;
  backbone(): Promise<Backbone>;
  /** For so many photos. Whoever asks for one closes it: it holds threads, each with a backbone. */
  embedder(photos: number): Promise<Embedder>;
  trainer(): Promise<HeadTrainer>;
  tuner(): Promise<LayerTuner>;
  report(progress: StepProgress): void;
  /** The commit of the sources this program was built from; `unknown` where nobody knows. */
  commit: string;
  /** Where a step runs in the stack: what else there is. */
  stack?: StackAround | undefined;
  /** Aborted when the step is to stop; its reason is what to throw. */
  signal: AbortSignal;
}

/** The stages of a training, in order. */
export const stepNames = ['ingest', 'validate', 'embed', 'train', 'evaluate', 'register', 'gate', 'promote'] as const;

/** The same where the stack runs it: its API is to answer with the version, and what came of it is told everywhere. */
export const stackStepNames = [...stepNames, 'deploy', 'report'] as const;
export type StepName = (typeof stackStepNames)[number];

/** The stages of a check of photos, in order. */
export const checkStages = ['embed', 'look', 'compare'] as const;
export type CheckStage = (typeof checkStages)[number];

/** All that a step process can be asked to run: the stages of a training, and what is no part of one. */
export const runnableSteps = [...stackStepNames, 'shards', 'check'] as const;
export type RunnableStep = (typeof runnableSteps)[number];

export const isRunnableStep = (name: string): name is RunnableStep => runnableSteps.some((known) => known === name);
