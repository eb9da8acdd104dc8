import { createHeadTrainer } from '../../services/adapters/tfjs/head-trainer.ts';
import { startTuner } from '../../services/assembly/backbone.ts';
import { CHANNELS } from '../../services/domain/features.ts';
import { foldsOf } from '../../services/domain/folds.ts';
import { countRight } from '../../services/domain/metrics.ts';
import { deepRecipe } from '../../services/domain/recipe.ts';
import { type Eyes, eyesOf } from '../../services/steps/eyes.ts';
import { fitHeads } from '../../services/steps/fit-heads.ts';
import type { Fitted } from '../../services/steps/learn.ts';
import { opinionsOf } from '../../services/steps/opinions.ts';
import { createTuning } from '../../services/steps/tune-layer.ts';
import { examplesOf, looksOf } from './examples.ts';
import { percent, say, table } from './table.ts';

const sets = ['flowers', 'ants-vs-bees'];
const FOLDS = 5;
const signal = new AbortController().signal;
/** Whether a photo is told right does not ask how like the others it is. */
const noSpace = { mean: new Float32Array(CHANNELS), directions: new Float32Array(CHANNELS) };

/** How much a deep training gains on a quick one: 5-fold cross-validation, both on the same folds. */
export async function deep(): Promise<void> {
  const rows = [['photos', 'quick, right', 'deep, right', 'seconds a deep head', 'runtime']];
  for (const set of sets) {
    const examples = await examplesOf(set, 'deep');
    const photos = examples.hashes.map((_, photo) => photo);
    const folds = foldsOf(examples.hashes, examples.labels, examples.groups, FOLDS);
    const learnt = Array.from({ length: FOLDS }, (_, fold) => photos.filter((photo) => folds[photo] !== fold));
    const left = Array.from({ length: FOLDS }, (_, fold) => photos.filter((photo) => folds[photo] === fold));
    const share = async (heads: readonly Fitted[]) => {
      let right = 0;
      for (const [fold, { head, eyes }] of heads.entries()) right += await rightOnes(head, eyes, left[fold]!);
      return right / photos.length;
    };
    const rightOnes = async (head: Fitted['head'], eyes: Eyes, of: readonly number[]) => {
      const { logits } = await opinionsOf(eyes, of, { head, space: noSpace });
      return countRight(
        logits,
        of.map((photo) => examples.labels[photo]!),
        examples.classes,
      );
    };

    const heads = await fitHeads(examples, learnt, await createHeadTrainer(), { signal });
    const quick = await share(heads.map((head) => ({ head, eyes: eyesOf(examples) })));

    const tuner = await startTuner();
    const views = deepRecipe.views(photos.length);
    const looks = await looksOf(examples.hashes, views);
    const tune = createTuning({ tuner, examples, looks, views, epochs: deepRecipe.epochs, signal });
    const begun = performance.now();
    const tuned: Fitted[] = [];
    for (const [part, of] of learnt.entries()) tuned.push(await tune(of, { part, parts: FOLDS, first: false }));
    const seconds = (performance.now() - begun) / 1000 / FOLDS;
    rows.push([
      `${photos.length} of ${set}`,
      percent(quick),
      percent(await share(tuned)),
      seconds.toFixed(0),
      tuner.runtime,
    ]);
  }
  say(table(rows));
}
