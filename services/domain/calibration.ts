import { argmax } from './metrics.ts';

/** Temperatures are looked for between these; a model beyond them has learnt nothing, or has nothing left to learn. */
const LEAST = 0.02;
const MOST = 20;
const ROUNDS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Scores (rows x classes) of logits divided by the temperature: softmax, row by row. */
export function softmax(logits: ArrayLike<number>, classes: number, temperature = 1): Float64Array {
  const scores = new Float64Array(logits.length);
  for (let row = 0; row < logits.length; row += classes) {
    const highest = logits[row + argmax(logits, row, classes)]!;
    let sum = 0;
    for (let at = row; at < row + classes; at++) {
      scores[at] = Math.exp((logits[at]! - highest) / temperature);
      sum += scores[at]!;
    }
    for (let at = row; at < row + classes; at++) scores[at]! /= sum;
  }
  return scores;
}

/** ln(sum of e^(logit / temperature)) of a row, without overflow. */
function logSum(logits: ArrayLike<number>, row: number, classes: number, temperature: number): number {
  const highest = logits[row + argmax(logits, row, classes)]!;
  let sum = 0;
  for (let at = row; at < row + classes; at++) sum += Math.exp((logits[at]! - highest) / temperature);
  return highest / temperature + Math.log(sum);
}

/**
 * Log loss by temperature, where each label is believed but for a small doubt, which is spread over the other classes.
 * Without a doubt, photos that are all right would ask for scores of exactly 1 (Platt 1999).
 */
function doubtingLoss(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number) {
  const doubt = 1 / (labels.length + 2);
  let agreement = 0;
  for (let at = 0; at < logits.length; at++) {
    const own = labels[Math.floor(at / classes)] === at % classes;
    agreement += logits[at]! * (own ? 1 - doubt : doubt / (classes - 1));
  }
  return (temperature: number) => {
    let loss = -agreement / temperature;
    for (let row = 0; row < logits.length; row += classes) loss += logSum(logits, row, classes, temperature);
    return loss;
  };
}

/**
 * The temperature that makes scores honest (Guo 2017): the one of least log loss on logits (rows x classes) of photos
 * the head was not trained on. The loss has a single valley, so golden sections of ln(temperature) find it.
 */
export function fitTemperature(logits: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number {
  const loss = doubtingLoss(logits, labels, classes);
  const lossAt = (position: number) => loss(Math.exp(position));
  let [low, high] = [Math.log(LEAST), Math.log(MOST)];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [leftLoss, rightLoss] = [lossAt(left), lossAt(right)];
  for (let round = 0; round < ROUNDS; round++) {
    if (leftLoss <= rightLoss) {
      [high, right, rightLoss] = [right, left, leftLoss];
      left = high - GOLDEN * (high - low);
      leftLoss = lossAt(left);
    } else {
      [low, left, leftLoss] = [left, right, rightLoss];
      right = low + GOLDEN * (high - low);
      rightLoss = lossAt(right);
    }
  }
  return Math.exp((low + high) / 2);
}
