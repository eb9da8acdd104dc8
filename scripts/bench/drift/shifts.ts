import sharp from 'sharp';
import type { DriftName } from '../../../contract/shapes/alert.ts';
import type { Looked } from '../../../services/domain/drift/looked.ts';
import type { Random } from '../../../services/domain/random.ts';
import type { Inference, ModelSource } from '../../../services/ports/inference.ts';
import type { SetPhoto } from './read-set.ts';

/** What the real inference says of photos no model was trained on, and of what was done to them. */
export interface Stock {
  /** By label. */
  usual: Looked[][];
  dark: Looked[][];
  blurred: Looked[][];
  strangers: Looked[];
}

export interface Shift {
  name: string;
  /** The signals that must say it. */
  by: readonly DriftName[];
  /** The next photo after the shift; `round` tells the ways it can go apart. */
  draw(stock: Stock, random: Random, round: number): Looked;
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

/** Labels as often as in the training. */
export const drawEvenly = (looks: readonly Looked[][], random: Random): Looked => pick(random, pick(random, looks));

export const shifts: readonly Shift[] = [
  {
    name: 'every second photo is of an insect',
    by: ['neither', 'unlike'],
    draw: ({ usual, strangers }, random) => (random() < 0.5 ? pick(random, strangers) : drawEvenly(usual, random)),
  },
  { name: 'half the light', by: ['light'], draw: ({ dark }, random) => drawEvenly(dark, random) },
  {
    name: 'nine of ten are of one class',
    by: ['mix'],
    draw: ({ usual }, random, round) =>
      pick(random, usual[(random() < 0.9 ? round : round + 1) % usual.length] ?? usual[0]!),
  },
  {
    name: 'blurred by 1 to 1.5 % of the side',
    by: ['sharpness'],
    draw: ({ blurred }, random) => drawEvenly(blurred, random),
  },
];

/** Asks the model about the photos as they are, with half their light and out of focus, and about strangers. */
export async function stockOf(
  inference: Pick<Inference, 'classify'>,
  model: ModelSource,
  { photos, strangers, random }: { photos: readonly SetPhoto[]; strangers: readonly Buffer[]; random: Random },
): Promise<Stock> {
  const ask = async (photo: Uint8Array): Promise<Looked> => {
    const { verdict, light, sharpness } = await inference.classify({ photo, model });
    return { verdict: verdict.verdict, similarity: verdict.similarity, light, sharpness };
  };
  const labels = [...Map.groupBy(photos, ({ label }) => label).values()];
  const all = async (change: (photo: Buffer) => Promise<Buffer>) => {
    const looks: Looked[][] = [];
    for (const own of labels) looks.push(await inTurn(own, async ({ bytes }) => ask(await change(bytes))));
    return looks;
  };
  return {
    usual: await all(async (photo) => photo),
    dark: await all((photo) => sharp(photo).linear(0.5).jpeg({ quality: 90 }).toBuffer()),
    blurred: await all((photo) => outOfFocus(photo, random)),
    strangers: await inTurn(strangers, ask),
  };
}

async function outOfFocus(photo: Buffer, random: Random): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  const sigma = Math.max(0.5, (0.01 + 0.005 * random()) * Math.min(width, height));
  return sharp(photo).blur(sigma).jpeg({ quality: 90 }).toBuffer();
}

async function inTurn<From, To>(from: readonly From[], work: (one: From) => Promise<To>): Promise<To[]> {
  const to: To[] = [];
  for (const one of from) to.push(await work(one));
  return to;
}
