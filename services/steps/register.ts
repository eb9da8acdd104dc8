import type { ModelCard } from '../../contract/shapes/model.ts';
import { cardNote, cardParams, testFacts } from '../domain/card-note.ts';
import { confusionPlot } from '../domain/confusion-plot.ts';
import type { FeatureMap, Pixels } from '../domain/features.ts';
import type { Model } from '../domain/model.ts';
import { readModel, writeModel } from '../domain/model-file.ts';
import { modelKey } from '../domain/object-keys.ts';
import { answerProbes, verifyProbes } from '../domain/probes.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import { buildModel } from './build-model.ts';
import { readRecord } from './run-records.ts';
import { evaluatedShape, ingestedShape, type Registered, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';
import { tellTracker } from './tell-tracker.ts';
import { workedSeconds } from './worked-seconds.ts';

/**
 * Writes the model file, checks it as a predictor would, and enters the version into the catalog. What was entered by
 * an earlier try of the same run is not entered twice.
 */
export async function register(context: StepContext): Promise<Registered> {
  const { catalog, clock, objects, run, report, tracker } = context;
  const begun = clock.now().getTime();
  const request = await readRecord(objects, run, 'request', requestShape);
  const { card } = await readRecord(objects, run, 'evaluate', evaluatedShape);
  const { snapshot } = await readRecord(objects, run, 'ingest', ingestedShape);
  const known = (await catalog.versions.list(request.project.id)).find((one) => one.run === run);
  // An earlier try of this run has entered it: its file is left as it is.
  if (known?.object !== undefined) return registeredBefore(known, known.object);
  // Its name is nobody else's from here on, nor is its file.
  const version = await catalog.versions.reserve(request.project.id, run);
  report({ stage: 'register', done: 0, total: 1 });
  const { bytes, sha256 } = await writeChecked(context, await buildModel(context, { ...card, version }));
  const object = modelKey(version);
  await objects.put(object, bytes);
  const created = clock.now();
  const before = workedSeconds(await tracker.read(run)) ?? 0;
  const seconds = Math.round(10 * before + (created.getTime() - begun) / 100) / 10;
  const timed: ModelCard = { ...card, version, trained: { ...card.trained, at: created.toISOString(), seconds } };
  // Who cancels until now finds no new version.
  context.signal.throwIfAborted();
  await catalog.versions.add({
    version,
    project: request.project.id,
    created,
    object,
    sha256,
    card: timed,
    run,
    snapshot,
  });
  await tellTracker(tracker, run, { ...toldOf(timed), tags: { version, ...testFacts(timed.test) } }, filesOf(timed));
  report({ stage: 'register', done: 1, total: 1 });
  return { version, object, sha256, seconds };
}

const toldOf = (card: ModelCard) => ({ params: cardParams(card), note: cardNote(card) });

const filesOf = (card: ModelCard) => ({
  'card.json': `${JSON.stringify(card, null, 2)}\n`,
  'plots/confusion.svg': confusionPlot(card),
});

const registeredBefore = ({ version, sha256, card }: VersionRecord, object: string): Registered => ({
  version,
  object,
  sha256,
  seconds: card.trained.seconds ?? 0,
});

/** The model's file, read back and asked the probes: what a predictor will do before it trusts it. */
async function writeChecked(context: StepContext, model: Omit<Model, 'probes' | 'arch'>) {
  const backbone = await context.backbone();
  const arch = process.arch;
  let seen: Promise<FeatureMap[]> | undefined;
  // Both times the backbone is shown the same probes: it looks once.
  const look = (views: Pixels[]) => {
    seen ??= backbone.features(views, model.tuned);
    return seen;
  };
  const probes = await answerProbes({ ...model, probes: [], arch }, look);
  const file = writeModel({ ...model, probes, arch });
  await verifyProbes(readModel(file.bytes, file.sha256), look, arch);
  return file;
}
