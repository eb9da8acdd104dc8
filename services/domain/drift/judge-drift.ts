import type { AlertSettings } from '../../../contract/shapes/alert.ts';
import type { DriftMeasure, DriftSignal } from '../../../contract/shapes/drift.ts';
import { own } from '../../../contract/shapes/own.ts';
import { NEITHER } from '../../../contract/shapes/verdict.ts';
import { countsChance, rankChance, shareChance } from './chance.ts';
import { countsOf, type Known, knownOf, type Measure, neitherShare, sharesOf, valuesOf } from './known.ts';
import type { Looked, Usual } from './looked.ts';
import { quantilesOf, rankAmong, spreadOf } from './quantiles.ts';

/** What chance alone comes to more often than this is no shift. */
const MOST_CHANCE = 0.001;

/** A respect in which the last photos are looked at. */
interface Compared<T> {
  name: DriftSignal['name'];
  threshold: number;
  /** Predictions that can be looked at in this respect, and how many they must be. */
  looked: number;
  last: number;
  known: Known<T> | undefined;
  measured: (usual: T) => DriftMeasure;
  now: DriftMeasure | undefined;
  compare: (known: Known<T>) => { effect: number; chance: number };
}

/**
 * Whether the photos asked about last are still those that were learnt from, in each respect: shifted where they are
 * farther from usual than the threshold, and than chance explains. `recent`: the last predictions, newest first.
 * `first`: the first ones of the same version, oldest first; the recent ones may be among them. They say what is usual
 * where the training does not.
 */
export function judgeDrift(
  settings: AlertSettings,
  recent: readonly Looked[],
  usual: Usual,
  first: readonly Looked[],
): DriftSignal[] {
  const { last } = settings;
  const looks = recent.slice(0, last);
  return [
    neitherSignal(settings, looks, knownOf('neither', usual, first, last)),
    spreadSignal('unlike', 'similarity', settings.unlike.shift, last, looks, knownOf('similarity', usual, first, last)),
    mixSignal(settings, looks, knownOf('mix', usual, first, last)),
    spreadSignal('light', 'light', settings.light.shift, last, looks, knownOf('light', usual, first, last)),
    spreadSignal(
      'sharpness',
      'sharpness',
      settings.sharpness.shift,
      last,
      looks,
      knownOf('sharpness', usual, first, last),
    ),
  ];
}

function neitherSignal(
  { neither: { above }, last }: AlertSettings,
  looks: readonly Looked[],
  known: Known<number> | undefined,
): DriftSignal {
  const share = looks.length === 0 ? 0 : neitherShare(looks);
  return signal({
    name: 'neither',
    threshold: above,
    looked: looks.length,
    last,
    known,
    measured: (usual) => ({ kind: 'share', share: usual }),
    now: looks.length === 0 ? undefined : { kind: 'share', share },
    compare: ({ usual, photos }) => ({
      effect: share - usual,
      chance: shareChance(Math.round(share * looks.length), looks.length, usual, photos),
    }),
  });
}

/** Light and sharpness keep their sign, since either side is a shift. */
function spreadSignal(
  name: 'unlike' | 'light' | 'sharpness',
  measure: Measure,
  threshold: number,
  last: number,
  looks: readonly Looked[],
  known: Known<readonly number[]> | undefined,
): DriftSignal {
  const values = valuesOf(looks, measure);
  return signal({
    name,
    threshold,
    looked: values.length,
    last,
    known,
    measured: (usual) => ({ kind: 'spread', spread: spreadOf(usual) }),
    now: values.length === 0 ? undefined : { kind: 'spread', spread: spreadOf(quantilesOf(values)) },
    compare: ({ usual, photos }) => {
      const ranks = values.map((value) => rankAmong(usual, value));
      const effect = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length - 0.5;
      const moved = { effect, chance: rankChance(effect, ranks.length, photos) };
      return name === 'unlike' ? lessLike(ranks, moved, photos) : moved;
    },
  });
}

/** The least similar of the usual photos: strangers among others are told by how many come to lie there. */
const TAIL = 0.1;

/**
 * Less similar counts as more. All photos may have moved a little, or a few strangers may have come among usual ones:
 * whichever is farther from usual, on the same scale.
 */
function lessLike(ranks: readonly number[], moved: { effect: number; chance: number }, photos: number) {
  const below = ranks.filter((rank) => rank < TAIL).length;
  const more = Math.min(0.5, below / ranks.length - TAIL);
  // There are two ways to be far, so that chance has two too.
  if (more > Math.max(0, -moved.effect))
    return { effect: more, chance: Math.min(1, 2 * shareChance(below, ranks.length, TAIL, photos)) };
  return { effect: -moved.effect, chance: moved.effect < 0 ? moved.chance : 1 };
}

/** What is "neither" is of no class; how often that comes is a signal of its own. */
function mixSignal(
  { mix: { above }, last }: AlertSettings,
  looks: readonly Looked[],
  known: Known<Readonly<Record<string, number>>> | undefined,
): DriftSignal {
  const counts = countsOf(looks);
  const shares = sharesOf(counts);
  return signal({
    name: 'mix',
    threshold: above,
    looked: looks.length,
    last,
    known,
    measured: (usual) => ({ kind: 'shares', shares: { ...usual } }),
    now: counts.size === 0 ? undefined : { kind: 'shares', shares },
    compare: ({ usual, photos, from }) => {
      const names = [...new Set([...Object.keys(usual), ...counts.keys()])].filter((name) => name !== NEITHER);
      // A class that never came may come: half a photo of each is added.
      const expected = names.map((name) => ((own(usual, name) ?? 0) * photos + 0.5) / (photos + names.length / 2));
      const away = names.map((name) => Math.abs((own(shares, name) ?? 0) - (own(usual, name) ?? 0)));
      return {
        effect: counts.size === 0 ? 0 : away.reduce((sum, one) => sum + one, 0) / 2,
        chance: countsChance(
          names.map((name) => counts.get(name) ?? 0),
          expected,
          // What a person trained with is not drawn by chance: its shares are as they are.
          from === 'training' ? Number.POSITIVE_INFINITY : photos,
        ),
      };
    },
  });
}

function signal<T>({ name, threshold, looked, last, known, measured, now, compare }: Compared<T>): DriftSignal {
  const about = {
    name,
    threshold,
    looked,
    ...(now && { now }),
    ...(known && { usual: measured(known.usual), from: known.from }),
  };
  if (!known || looked < last) return { ...about, state: looked < last ? 'few' : 'unknown', effect: 0, chance: 1 };
  const { effect, chance } = compare(known);
  const size = name === 'light' || name === 'sharpness' ? Math.abs(effect) : effect;
  return { ...about, effect, chance, state: size >= threshold && chance < MOST_CHANCE ? 'shifted' : 'usual' };
}
