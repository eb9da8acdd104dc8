/** What a version said of a photo it did not know. */
export interface Said {
  /** The honest score it gave the photo's label. */
  score: number;
  /** The class of best score. */
  best: string;
}

/** A photo that two versions were asked about, neither of which knew it. */
export interface PairedPhoto {
  hash: string;
  label: string;
  champion: Said;
  challenger: Said;
}

/** A score below this costs no more: a single photo that is called surely wrong must not decide alone. */
const LEAST_SCORE = 0.005;

export const lossOf = ({ score }: Said): number => -Math.log(Math.max(LEAST_SCORE, score));

/** How much more the live version loses on a photo than the challenger: above 0, the challenger is better. */
export const gainOn = ({ champion, challenger }: PairedPhoto): number => lossOf(champion) - lossOf(challenger);

export const isRight = (label: string, { best }: Said): boolean => best === label;
