import type { ModelCard } from '../../contract/shapes/model.ts';
import { unitLength } from '../domain/embedding.ts';
import { CHANNELS } from '../domain/features.ts';
import { fromFloat16 } from '../domain/float16.ts';
import type { Model, References } from '../domain/model.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { quantise } from '../domain/references.ts';
import { VIEWS_NAME } from '../domain/training-views.ts';
import { inParallel } from './in-parallel.ts';
import { fromText } from './number-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Trained, trainedShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

const READS = 16;

/** The model as it ships, but for the probes. */
export async function buildModel(context: StepContext, card: ModelCard): Promise<Omit<Model, 'probes' | 'arch'>> {
  const trained = await readRecord(context.objects, context.run, 'train', trainedShape);
  const { head, space, temperature, neither } = trained.final;
  return {
    version: card.version,
    project: card.project,
    classes: trained.classes,
    backbone: card.backbone,
    head: { weights: fromText(head.weights), bias: fromText(head.bias) },
    space: { mean: fromText(space.mean), directions: fromText(space.directions) },
    temperature,
    neither,
    references: await buildReferences(context, trained, card.backbone.sha256),
    card,
  };
}

/** The reference photos as they ship: a byte a channel, and an address where a photo was downloaded from one. */
async function buildReferences(context: StepContext, trained: Trained, backbone: string): Promise<References> {
  const { photos, project } = await readSnapshot(context);
  const chosen = trained.references.map((photo) => photos[photo]!);
  const sources = new Map((await context.catalog.photos.list(project)).map(({ hash, source }) => [hash, source]));
  const vectors = new Int8Array(chosen.length * CHANNELS);
  const scales = new Float32Array(chosen.length);
  await inParallel(chosen, READS, async ({ hash }, at) => {
    const views = await context.objects.get(embeddingKey(backbone, VIEWS_NAME, hash));
    const { row, scale } = quantise(unitLength(fromFloat16(views.subarray(0, CHANNELS * 2))));
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
