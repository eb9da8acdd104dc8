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
 * the look of the backbone, is timed once and counted to both; a last layer of its own is counted to its version.
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
  const trunks = champion.tuned || challenger.tuned ? await backbone.trunk([pixels]) : [];
  const time = async (model: Model) => {
    const begun = performance.now();
    const [own] = model.tuned ? await backbone.finish(trunks, model.tuned) : [map];
    judge(model, own!);
    return shared + performance.now() - begun;
  };
  const pairs: TimedPair[] = [];
  for (let pair = 0; pair < WARM + LEAST_PAIRS; pair++) {
    if (pair % 2 === 0) pairs.push({ champion: await time(champion), challenger: await time(challenger) });
    else {
      const first = await time(challenger);
      pairs.push({ champion: await time(champion), challenger: first });
    }
  }
  return pairs.slice(WARM);
}
