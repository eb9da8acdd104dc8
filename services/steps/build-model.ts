import type { ModelCard } from '../../contract/shapes/model.ts';
import { CHANNELS } from '../domain/features.ts';
import type { LastLayer } from '../domain/last-layer.ts';
import type { Model, References } from '../domain/model.ts';
import { quantise } from '../domain/references.ts';
import { inParallel } from './in-parallel.ts';
import { fromText } from './number-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Trained, trainedShape } from './run-shapes.ts';
import { type Seer, seeAs } from './see-as.ts';
import type { StepContext } from './step.ts';

const READS = 16;

/** The model as it ships, but for the probes. */
export async function buildModel(context: StepContext, card: ModelCard): Promise<Omit<Model, 'probes' | 'arch'>> {
  const trained = await readRecord(context.objects, context.run, 'train', trainedShape);
  const { head, space, temperature, neither } = trained.final;
  const tuned = tunedOf(trained);
  return {
    version: card.version,
    project: card.project,
    classes: trained.classes,
    backbone: card.backbone,
    ...(tuned && { tuned }),
    head: { weights: fromText(head.weights), bias: fromText(head.bias) },
    space: { mean: fromText(space.mean), directions: fromText(space.directions) },
    temperature,
    neither,
    references: await buildReferences(context, trained, { backbone: card.backbone, ...(tuned && { tuned }) }),
    card,
  };
}

function tunedOf({ final: { tuned } }: Trained): LastLayer | undefined {
  return tuned && { weights: fromText(tuned.weights), bias: fromText(tuned.bias) };
}

/** The reference photos as they ship: a byte a channel, and an address where a photo was downloaded from one. */
async function buildReferences(context: StepContext, trained: Trained, seer: Seer): Promise<References> {
  const { photos, project } = await readSnapshot(context);
  const chosen = trained.references.map((photo) => photos[photo]!);
  const sources = new Map((await context.catalog.photos.list(project)).map(({ hash, source }) => [hash, source]));
  const vectors = new Int8Array(chosen.length * CHANNELS);
  const scales = new Float32Array(chosen.length);
  const see = seeAs(context, seer);
  await inParallel(chosen, READS, async ({ hash }, at) => {
    const { row, scale } = quantise(await see(hash));
    vectors.set(row, at * CHANNELS);
    scales[at] = scale;
  });
  return {
    vectors,
    scales,
    labels: Uint16Array.from(chosen, ({ label }) => trained.classes.indexOf(label)),
    photos: chosen.map(({ hash }) => hash),
    urls: chosen.map(({ hash }) => address(sources.get(hash))),
  };
}

const address = (source: string | undefined): string | undefined =>
  source?.startsWith('https://') ? source : undefined;
