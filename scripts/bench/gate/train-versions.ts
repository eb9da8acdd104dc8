import { fitTemperature, softmax } from '../../../services/domain/calibration.ts';
import { foldsOf } from '../../../services/domain/folds.ts';
import type { Judgement, Judgements } from '../../../services/domain/gate/judgements.ts';
import { logits } from '../../../services/domain/head.ts';
import type { Head } from '../../../services/domain/model.ts';
import { headRecipe } from '../../../services/domain/recipe.ts';
import { splitPhotos } from '../../../services/domain/split.ts';
import type { HeadOrder, HeadTrainer } from '../../../services/ports/trainer.ts';
import { type Examples, gather, rowOf } from '../../../services/steps/examples.ts';

/** What a version is made of. */
export interface Recipe {
  photos: number[];
  /** By photo of the whole set. */
  labels: number[];
  /** Photos with other salts fall into other folds. */
  salt: string;
}

/** A version as the gate sees it, and how its final head does on photos nobody trained on. */
export interface TrainedVersion {
  judged: Judgements;
  /** Honest scores (photos x classes) of any photos, by the final head. */
  final(photos: readonly number[]): Float64Array;
}

interface Round {
  learnt: number[];
  judged: number[];
}

function roundsOf(examples: Examples, photos: readonly number[], { labels, salt }: Recipe): Round[] {
  const of = <T>(values: readonly T[]) => photos.map((photo) => values[photo]!);
  const turned = of(examples.hashes).map((hash) => hash.slice(salt.length % 60) + salt);
  const folds = foldsOf(turned, of(labels), of(examples.groups));
  return [0, 1, 2, 3, 4].map((fold) => ({
    learnt: photos.filter((_, at) => folds[at] !== fold),
    judged: photos.filter((_, at) => folds[at] === fold),
  }));
}

/**
 * Trains versions with the quick recipe, one view a photo, all their heads at once: for each the trial and its rounds,
 * and the final one and its rounds, calibrated as a training calibrates.
 */
export async function trainVersions(
  examples: Examples,
  recipes: readonly Recipe[],
  trainer: HeadTrainer,
): Promise<TrainedVersion[]> {
  const all = [...new Set(recipes.flatMap(({ photos }) => photos))].sort((one, other) => one - other);
  const plans = recipes.map((recipe) => {
    const of = <T>(values: readonly T[]) => recipe.photos.map((photo) => values[photo]!);
    const split = splitPhotos(of(examples.hashes), of(examples.groups));
    const [train, test] = [split.train, split.test].map((side) => side.map((at) => recipe.photos[at]!));
    const trial = roundsOf(examples, train!, recipe);
    const final = roundsOf(examples, recipe.photos, recipe);
    return { recipe, train: train!, test: test!, trial, final };
  });
  const orders: HeadOrder[] = plans.flatMap(({ recipe, train, trial, final }) =>
    [train, recipe.photos, ...[...trial, ...final].map(({ learnt }) => learnt)].map((learnt) => {
      const members = new Set(learnt);
      return {
        rows: Uint8Array.from(all, (photo) => (members.has(photo) ? 1 : 0)),
        labels: Uint16Array.from(all, (photo) => recipe.labels[photo]!),
        ...headRecipe(learnt.length, examples.classes),
      };
    }),
  );
  const inputs = gather(examples, all, [0]);
  const labels = Uint16Array.from(all, (photo) => examples.labels[photo]!);
  const heads = await trainer.fit({ inputs, labels, classes: examples.classes }, orders);
  return plans.map((plan, at) => versionOf(examples, plan, heads.slice(at * 12, (at + 1) * 12)));
}

interface Plan {
  recipe: Recipe;
  test: number[];
  trial: Round[];
  final: Round[];
}

function versionOf(examples: Examples, { recipe, test, trial, final }: Plan, heads: Head[]): TrainedVersion {
  const { classes, hashes } = examples;
  const [trialHead, finalHead, ...left] = heads;
  const said = (head: Head, photos: readonly number[]) =>
    photos.flatMap((photo) => [...logits(head, rowOf(examples, photo))]);
  const own = (photos: readonly number[]) => photos.map((photo) => recipe.labels[photo]!);
  const leftOut = (rounds: Round[], first: number) =>
    rounds.map(({ judged }, at) => ({ photos: judged, logits: said(left[first + at]!, judged) }));
  const temperature = (parts: { photos: number[]; logits: number[] }[]) =>
    fitTemperature(
      parts.flatMap((part) => part.logits),
      own(parts.flatMap((part) => part.photos)),
      classes,
    );
  const judge = (photos: readonly number[], scores: Float64Array): Judgement[] =>
    photos.map((photo, at) => ({
      hash: hashes[photo]!,
      label: String(recipe.labels[photo]),
      scores: [...scores.subarray(at * classes, (at + 1) * classes)],
      verdict: '',
    }));
  const parts = leftOut(final, trial.length);
  const finalTemperature = temperature(parts);
  return {
    judged: {
      version: '',
      classes: Array.from({ length: classes }, (_, at) => String(at)),
      tested: judge(test, softmax(said(trialHead!, test), classes, temperature(leftOut(trial, 0)))),
      crossValidated: parts.flatMap((part) =>
        judge(part.photos, softmax(part.logits, classes, temperature(parts.filter((other) => other !== part)))),
      ),
      known: recipe.photos.map((photo) => hashes[photo]!),
    },
    final: (photos) => softmax(said(finalHead!, photos), classes, finalTemperature),
  };
}
