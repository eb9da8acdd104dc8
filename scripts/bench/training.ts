import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHeadTrainer } from '../../services/adapters/tfjs/head-trainer.ts';
import { CHANNELS } from '../../services/domain/features.ts';
import { nearDuplicates } from '../../services/domain/near-duplicates.ts';
import { createRandom } from '../../services/domain/random.ts';
import { splitPhotos } from '../../services/domain/split.ts';
import type { HeadTrainer } from '../../services/ports/trainer.ts';
import type { Examples } from '../../services/steps/examples.ts';
import { learn } from '../../services/steps/learn.ts';
import { examplesOf } from './examples.ts';
import { photoSet } from './photos.ts';
import { runMeadow } from './run-meadow.ts';
import { say, table } from './table.ts';

const MANY = 10_000;

async function train(from: string, home: string): Promise<number> {
  const begun = performance.now();
  await runMeadow(['train', '--from', from, '--home', home, '--json']);
  return (performance.now() - begun) / 1000;
}

/** Ten photos the project does not have: dandelions, and roses for want of more grass. */
async function tenNewPhotos(folder: string): Promise<string> {
  for (const [label, flower] of [
    ['dandelion', 'dandelion'],
    ['grass', 'rose'],
  ] as const) {
    const source = join(photoSet('flowers'), flower);
    const names = (await readdir(source)).sort().slice(0, 5);
    await mkdir(join(folder, label), { recursive: true });
    for (const name of names) await cp(join(source, name), join(folder, label, name));
  }
  return folder;
}

/** As many photos as asked, made of those there are: the same embeddings, each shaken a little. */
function multiplied(examples: Examples, count: number): Examples {
  const random = createRandom(1);
  const source = (photo: number) => photo % examples.hashes.length;
  const photos = Array.from({ length: count }, (_, photo) => photo);
  const shaken = (rows: Float32Array) => {
    const result = new Float32Array(count * CHANNELS);
    for (let at = 0; at < result.length; at++) {
      result[at] = rows[source(Math.floor(at / CHANNELS)) * CHANNELS + (at % CHANNELS)]! + (random() - 0.5) / 100;
    }
    return result;
  };
  return {
    hashes: photos.map((photo) => createHash('sha256').update(String(photo)).digest('hex')),
    labels: photos.map((photo) => examples.labels[source(photo)]!),
    classes: examples.classes,
    groups: photos,
    views: new Map([...examples.views].map(([view, rows]) => [view, shaken(rows)])),
  };
}

/** Everything the step `train` computes: near-duplicates, folds, both heads, their calibration and borders. */
async function headAlone(examples: Examples, trainer: HeadTrainer): Promise<number> {
  const begun = performance.now();
  const groups = nearDuplicates(examples.views.get(0)!, CHANNELS);
  const photos = examples.hashes.map((_, photo) => photo);
  const { train: known } = splitPhotos(examples.hashes, groups);
  await learn(examples, [known, photos], trainer, { signal: new AbortController().signal });
  return (performance.now() - begun) / 1000;
}

/** How long a training takes. */
export async function training(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-bench-'));
  try {
    const home = join(folder, 'home');
    const cold = await train(photoSet('dandelion-vs-grass'), home);
    const warm = await train(await tenNewPhotos(join(folder, 'ten')), home);
    const trainer = await createHeadTrainer();
    const small = await headAlone(await examplesOf('dandelion-vs-grass'), trainer);
    const large = await headAlone(multiplied(await examplesOf('flowers'), MANY), trainer);
    const seconds = (value: number) => `${value.toFixed(1)} s`;
    say(
      table([
        ['what', 'took'],
        ['`meadow train` on 320 photos, empty data folder', seconds(cold)],
        ['`meadow train` with 10 more', seconds(warm)],
        ['the head alone on 320 photos, calibration and test included', seconds(small)],
        [`the head alone on ${MANY} photos of 5 classes`, seconds(large)],
      ]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
