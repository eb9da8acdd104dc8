import { createHash } from 'node:crypto';
import { foldsOf } from '../../services/domain/folds.ts';
import { calibrationError, countRight, logLoss } from '../../services/domain/metrics.ts';
import type { HeadTrainer } from '../../services/ports/trainer.ts';
import type { Examples } from '../../services/steps/examples.ts';
import { eyesOf } from '../../services/steps/eyes.ts';
import { judgeWith, learn } from '../../services/steps/learn.ts';

const FOLDS = 5;

export interface Figures {
  accuracy: number;
  calibrationError: number;
  logLoss: number;
  /** Share of left-out photos that are not called neither. */
  kept: number;
  /** Share of strangers that are. */
  strangers: number;
}

/**
 * Cross-validation with folds of its own for each repeat: every photo is judged by what was learnt, calibrated and
 * bordered without it and without its near-duplicates. Strangers are judged by all five.
 */
export async function crossValidate(
  examples: Examples,
  strangers: Examples | undefined,
  repeat: number,
  trainer: HeadTrainer,
): Promise<Figures> {
  const salted = examples.hashes.map((hash) => createHash('sha256').update(`${repeat} ${hash}`).digest('hex'));
  const folds = foldsOf(salted, examples.labels, examples.groups, FOLDS);
  const photos = examples.hashes.map((_, photo) => photo);
  const sets = Array.from({ length: FOLDS }, (_, fold) => photos.filter((photo) => folds[photo] !== fold));
  const lessons = await learn(examples, sets, trainer, { signal: new AbortController().signal });
  const judged = await Promise.all(
    lessons.map(({ learned, eyes }, fold) =>
      judgeWith(
        learned,
        eyes,
        photos.filter((photo) => folds[photo] === fold),
      ),
    ),
  );
  const scores = judged.flatMap((part) => [...part.scores]);
  const labels = judged.flatMap((part) => part.photos.map((photo) => examples.labels[photo]!));
  const { classes } = examples;
  const called = (verdicts: number[], neither: boolean) =>
    verdicts.filter((verdict) => (verdict === classes) === neither).length / verdicts.length;
  const strange: number[] = [];
  for (const { learned } of lessons) {
    if (!strangers) break;
    const all = strangers.hashes.map((_, photo) => photo);
    strange.push(...(await judgeWith(learned, eyesOf(strangers), all)).verdicts);
  }
  return {
    accuracy: countRight(scores, labels, classes) / labels.length,
    calibrationError: calibrationError(scores, labels, classes),
    logLoss: logLoss(scores, labels, classes),
    kept: called(
      judged.flatMap(({ verdicts }) => verdicts),
      false,
    ),
    strangers: called(strange, true),
  };
}
