import { LEAST_PAIRS, type TimedPair } from '../domain/gate/check-latency.ts';
import { judge } from '../domain/judge.ts';
import type { Model } from '../domain/model.ts';
import { probePixels } from '../domain/probe-pixels.ts';
import type { Backbone } from '../ports/backbone.ts';

/** A few more than are asked for; the first pairs only warm up. */
const WARM = 5;
const LOOKS = 3;

/**
 * Milliseconds a photo takes each version, one after the other, first this one, then that one first. What both do alike,
 * the look of the backbone, is timed once and counted to both.
 */
export async function timePairs(backbone: Backbone, champion: Model, challenger: Model): Promise<TimedPair[]> {
  const pixels = probePixels(1);
  const looks: number[] = [];
  let [map] = await backbone.features([pixels]);
  for (let look = 0; look < LOOKS; look++) {
    const begun = performance.now();
    [map] = await backbone.features([pixels]);
    looks.push(performance.now() - begun);
  }
  const shared = looks.sort((one, other) => one - other)[Math.floor(LOOKS / 2)]!;
  const time = (model: Model) => {
    const begun = performance.now();
    judge(model, map!);
    return shared + performance.now() - begun;
  };
  const pairs = Array.from({ length: WARM + LEAST_PAIRS }, (_, pair) => {
    if (pair % 2 === 0) return { champion: time(champion), challenger: time(challenger) };
    const first = time(challenger);
    return { champion: time(champion), challenger: first };
  });
  return pairs.slice(WARM);
}
