import { setImmediate } from 'node:timers/promises';
import { LEAST_PHOTOS } from '../../../contract/shapes/trainable.ts';
import { joinDuplicates } from '../../domain/checks/join-duplicates.ts';
import type { Look } from '../../domain/checks/look.ts';
import { countLabels } from '../../domain/count-labels.ts';
import { quickRecipe } from '../../domain/recipe.ts';
import { SPACE_VIEWS } from '../../domain/training-views.ts';
import type { PhotoRecord } from '../../ports/catalog/photos.ts';
import { type Examples, rowOf } from '../examples.ts';
import { readMeans, readViews } from '../read-views.ts';
import type { StepContext } from '../step.ts';

/** Photos that are looked at, with what was seen of each. */
export interface SeenPhotos {
  photos: readonly PhotoRecord[];
  looks: readonly (Look | undefined)[];
  /** Which backbone has embedded them. */
  backbone: string;
}

/** Photos as numbers. Those without a label, or of a class too small to learn, have a label below 0. */
export interface Compared extends Examples {
  classNames: string[];
  /** The cosine of two photos' embeddings, by their places. */
  likeness(one: number, other: number): number;
}

/** Views whose mean tells copies from others: all that do not follow from a photo's hash. */
const STEADY_VIEWS = [0, 1, 2, 3, 6];
/** Milliseconds of work between two looks at whether to stop. */
const LOOK_EVERY = 100;

/** `progress` is told which share is done. */
export async function loadCompared(
  context: StepContext,
  { photos, looks, backbone }: SeenPhotos,
  progress: (share: number) => void,
): Promise<Compared> {
  const hashes = photos.map(({ hash }) => hash);
  const known = photos.flatMap(({ label }) => (label === undefined ? [] : [{ label }]));
  const classNames = [...countLabels(known)].filter(([, count]) => count >= LEAST_PHOTOS).map(([label]) => label);
  const wanted = quickRecipe.views(photos.length, classNames.length);
  const views = await readViews(context, backbone, hashes, [...wanted, ...SPACE_VIEWS]);
  const mean = await readMeans(context, backbone, hashes, STEADY_VIEWS);
  const examples: Examples = {
    hashes,
    labels: photos.map(({ label }) => (label === undefined ? -1 : classNames.indexOf(label))),
    classes: classNames.length,
    groups: await inTurns(
      joinDuplicates({ square: views.get(0)!, mean, tiny: looks.map((look) => look?.tiny) }),
      progress,
      context.signal,
    ),
    views,
  };
  return { ...examples, classNames, likeness: (one, other) => cosine(rowOf(examples, one), rowOf(examples, other)) };
}

/** Drives long work to its end, so that it is seen to go on and can be stopped. */
async function inTurns<T>(work: Generator<number, T>, progress: (share: number) => void, signal: AbortSignal) {
  let looked = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - looked < LOOK_EVERY) continue;
    progress(step.value);
    await setImmediate();
    signal.throwIfAborted();
    looked = performance.now();
  }
}

const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, channel) => sum + value * other[channel]!, 0);
