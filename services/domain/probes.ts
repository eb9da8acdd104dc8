import { Fault } from './fault.ts';
import type { FeatureMap, Pixels } from './features.ts';
import { judge } from './judge.ts';
import type { Model, Probe } from './model.ts';
import { probePixels } from './probe-pixels.ts';

/** How many made-up photos a model is checked with. */
const PROBES = 10;
/** Furthest a score may be from the trainer's: on its CPU architecture, and on any other. */
const ALIKE = 1e-4;
const ELSEWHERE = 1e-3;

type Look = (views: Pixels[]) => Promise<FeatureMap[]>;

/** What a model says of the made-up photos 1 to 10, to be written into it. `look` is a backbone's `features`. */
export async function answerProbes(model: Model, look: Look): Promise<Probe[]> {
  const seeds = Array.from({ length: PROBES }, (_, i) => i + 1);
  const maps = await look(seeds.map(probePixels));
  return seeds.map((seed, i) => ({ seed, ...answer(model, maps[i]!) }));
}

/** Compares what a model says here with what it said where it was trained. Throws `model-refused` where they differ. */
export async function verifyProbes(model: Model, look: Look, arch: string): Promise<void> {
  const allowed = arch === model.arch ? ALIKE : ELSEWHERE;
  const maps = await look(model.probes.map(({ seed }) => probePixels(seed)));
  const furthest = Math.max(...model.probes.map((probe, i) => distance(probe, answer(model, maps[i]!))));
  if (furthest <= allowed) return;
  throw new Fault(
    'model-refused',
    `The version "${model.version}" answers differently here than where it was trained (by ${furthest.toPrecision(2)}).`,
    'Choose another runtime in the settings, or train the version again on this machine.',
    { details: { case: 'answers-differ', version: model.version, furthest, allowed } },
  );
}

function answer(model: Model, map: FeatureMap): Omit<Probe, 'seed'> {
  const { scores, similarity } = judge(model, map);
  return { scores: model.classes.map((name) => scores[name]!), similarity };
}

function distance(expected: Omit<Probe, 'seed'>, given: Omit<Probe, 'seed'>): number {
  const apart = expected.scores.map((score, k) => Math.abs(score - given.scores[k]!));
  return Math.max(Math.abs(expected.similarity - given.similarity), ...apart);
}
