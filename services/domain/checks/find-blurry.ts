import { SIDE } from '../features.ts';
import { aboutOne, type Finding } from './finding.ts';
import { medianOf, upperSpread } from './robust.ts';

/** What is sharper is never called blurry: measured, photos lie above it, those blurred by 1 % of their side below. */
const SHARP = 0.1;
/** Where a project's photos are all soft, only those far below what is usual among them are. */
const SPREADS = 4;
const LEAST_GAP = 0.4;
/** Below its border by so much, nobody doubts it. */
const CLEAR = 1;
/** Smaller ones cannot be sharp; their size is found, not their blur. */
const LEAST_SIDE = SIDE / 2;

/** A photo with what was measured of its picture. */
export interface SharpnessOf {
  hash: string;
  width: number;
  height: number;
  sharpness: number;
}

/** Photos that are out of focus or shaken. */
export function findBlurry(photos: readonly SharpnessOf[]): Finding[] {
  const judged = photos.filter(({ width, height }) => Math.min(width, height) >= LEAST_SIDE);
  const all = judged.map(({ sharpness }) => sharpness);
  const usual = medianOf(all);
  const border = Math.min(SHARP, usual - Math.max(LEAST_GAP, SPREADS * upperSpread(all, usual)));
  return judged
    .filter(({ sharpness }) => sharpness < border)
    .map(({ hash, sharpness }) => aboutOne(hash, 'blurry', (border - sharpness) / CLEAR));
}
