import { isTestPhoto } from '../split.ts';
import { ENOUGH_PHOTOS } from './delta.ts';
import type { Judgement, Judgements } from './judgements.ts';
import type { PairedPhoto, Said } from './paired-photo.ts';

/** A photo that came after a version and that its final head was therefore asked about: scores by class. */
export type Asked = ReadonlyMap<string, readonly number[]>;

export interface Side extends Judgements {
  /** What its final head says of photos that it does not know. */
  asked: Asked;
}

export interface PairParts {
  champion: Side;
  challenger: Side;
  /** The true labels of photos that people corrected the live version on. */
  corrections: ReadonlyMap<string, string>;
}

const byHash = (photos: readonly Judgement[]): Map<string, Judgement> =>
  new Map(photos.map((photo) => [photo.hash, photo]));

/** The classes both versions know, in the challenger's order. */
export const commonClasses = (one: { classes: string[] }, other: { classes: string[] }): string[] =>
  one.classes.filter((label) => other.classes.includes(label));

/** What scores say of a photo when only some classes are asked about. */
function among(common: readonly string[], classes: readonly string[], scores: readonly number[], label: string): Said {
  const own = common.map((name) => scores[classes.indexOf(name)]!);
  const sum = own.reduce((total, score) => total + score, 0);
  const best = own.indexOf(Math.max(...own));
  return { score: own[common.indexOf(label)]! / sum, best: common[best]! };
}

/**
 * The photos two versions are compared on: the frozen test photos with their present labels, the photos people
 * corrected, and while these are few, the photos both left out in turn and hold for the same class. No version is asked
 * by a head that learnt from the photo.
 */
export function pairPhotos({ champion, challenger, corrections }: PairParts): PairedPhoto[] {
  const common = commonClasses(challenger, champion);
  const sides = { champion: scoresOf(champion), challenger: scoresOf(challenger) };
  const pair = (hash: string, label: string): PairedPhoto[] => {
    const [before, after] = [sides.champion(hash), sides.challenger(hash)];
    if (!before || !after || !common.includes(label)) return [];
    return [
      {
        hash,
        label,
        champion: among(common, champion.classes, before, label),
        challenger: among(common, challenger.classes, after, label),
      },
    ];
  };
  const tested = challenger.tested.map(({ hash, label }) => [hash, corrections.get(hash) ?? label] as const);
  const frozen = new Map([...tested, ...corrections]);
  const photos = [...frozen].flatMap(([hash, label]) => pair(hash, label));
  if (photos.length >= ENOUGH_PHOTOS) return photos;
  const before = byHash(champion.crossValidated);
  const both = challenger.crossValidated.filter(
    ({ hash, label }) => !isTestPhoto(hash) && !frozen.has(hash) && before.get(hash)?.label === label,
  );
  return [...photos, ...both.flatMap(({ hash, label }) => pair(hash, label))];
}

/** What compared photos are, each counted once: what people said of a photo last weighs more than where it lay. */
export function sourcesOf(
  photos: readonly { hash: string }[],
  { tested, corrections }: { tested: readonly Judgement[]; corrections: ReadonlyMap<string, string> },
): { kept: number; corrected: number; leftOut: number } {
  const kept = byHash(tested);
  const counts = { kept: 0, corrected: 0, leftOut: 0 };
  for (const { hash } of photos) counts[corrections.has(hash) ? 'corrected' : kept.has(hash) ? 'kept' : 'leftOut']++;
  return counts;
}

/** A version's scores of a photo, by a head that did not know it: the trial's, else a left-out one's, else the final. */
function scoresOf({ tested, crossValidated, asked }: Side): (hash: string) => readonly number[] | undefined {
  const [first, second] = [byHash(tested), byHash(crossValidated)];
  return (hash) => first.get(hash)?.scores ?? second.get(hash)?.scores ?? asked.get(hash);
}
