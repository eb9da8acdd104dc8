import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { ProblemKind } from '../../../contract/shapes/project-photo.ts';
import { createRandom, type Random } from '../../../services/domain/random.ts';
import { isTestPhoto } from '../../../services/domain/split.ts';
import { hashOf } from '../../../services/steps/scan-photo.ts';
import { drawDiagram } from './draw-diagram.ts';
import { naturalFaults, shortName } from './natural-faults.ts';

/** A photo of the set, as it is. */
export interface SetPhoto {
  path: string;
  label: string;
}

export interface PlantedPhoto {
  name: string;
  label: string;
  bytes: Buffer;
  /** What was done to it; none for a photo as it was. */
  fault: ProblemKind | undefined;
}

const faulty = new Set(Object.values(naturalFaults).flatMap((names) => [...names]));

/** How many of each are planted. */
export const COUNTS = { wrong: 20, near: 15, leaks: 10, blurred: 10, foreign: 10 };

/** A good copy of a set with faults planted in it: at random, the same for the same seed. Never two on one photo. */
export async function plant(
  photos: readonly SetPhoto[],
  insects: readonly string[],
  seed: number,
): Promise<PlantedPhoto[]> {
  const random = createRandom(seed * 7919);
  const order = shuffled(photos, random);
  // Whether a drawing is called dandelion or grass is nobody's fault: faults are planted on photos without any.
  const sound = order.filter(({ path }) => !faulty.has(shortName(path)));
  const rest = order.filter(({ path }) => faulty.has(shortName(path)));
  const labels = [...new Set(photos.map(({ label }) => label))];
  const take = (count: number) => sound.splice(0, count);
  const planted: PlantedPhoto[] = [];
  const put = (name: string, label: string, bytes: Buffer, fault?: ProblemKind) =>
    planted.push({ name, label, bytes, fault });
  for (const { path, label } of take(COUNTS.wrong))
    put(
      path,
      pick(
        random,
        labels.filter((other) => other !== label),
      ),
      await readFile(path),
      'label-doubtful',
    );
  for (const { path, label } of take(COUNTS.blurred))
    put(path, label, await blurred(await readFile(path), random), 'blurry');
  for (const [count, fault] of [
    [COUNTS.near, 'near-duplicate'],
    [COUNTS.leaks, 'leak'],
  ] as const)
    for (const { path, label } of take(count)) {
      const bytes = await readFile(path);
      put(path, label, bytes);
      put(`copy of ${path}`, label, await copyOf(bytes, fault === 'leak', random), fault);
    }
  const [bugs, diagrams] = [Math.floor(COUNTS.foreign / 2), Math.ceil(COUNTS.foreign / 2)];
  for (const path of shuffled(insects, random).slice(0, bugs))
    put(path, pick(random, labels), await readFile(path), 'foreign');
  for (let at = 0; at < diagrams; at++)
    put(`diagram ${at}`, pick(random, labels), await drawDiagram(random, at), 'foreign');
  for (const { path, label } of [...sound, ...rest]) put(path, label, await readFile(path));
  return planted;
}

/** Out of focus by 1 to 2 % of the shorter side. */
async function blurred(photo: Buffer, random: Random): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  return sharp(photo)
    .blur(Math.max(0.5, (0.01 + 0.01 * random()) * Math.min(width, height)))
    .jpeg({ quality: 88 })
    .toBuffer();
}

/**
 * The same photo once more: cut by up to 6 % a side, scaled to 60 to 130 %, saved anew. Tried until it falls on the side
 * of the test that is asked for.
 */
async function copyOf(photo: Buffer, across: boolean, random: Random): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  const side = isTestPhoto(hashOf(photo));
  for (;;) {
    const cut = () => random() * 0.06;
    const [left, top] = [Math.floor(cut() * width), Math.floor(cut() * height)];
    const area = {
      left,
      top,
      width: Math.floor(width * (1 - cut())) - left,
      height: Math.floor(height * (1 - cut())) - top,
    };
    const copy = await sharp(photo)
      .extract(area)
      .resize({ width: Math.round(area.width * (0.6 + 0.7 * random())) })
      .jpeg({ quality: 55 + Math.floor(random() * 40) })
      .toBuffer();
    if ((isTestPhoto(hashOf(copy)) !== side) === across) return copy;
  }
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
