import type { GateCheck, GateReport } from '../../contract/shapes/gate.ts';
import { asFault } from '../domain/fault.ts';
import type { TimedPair } from '../domain/gate/check-latency.ts';
import { checkMark, testedSpeeds } from '../domain/gate/check-mark.ts';
import { type Beside, type Decision, decide, decideFirst } from '../domain/gate/decide.ts';
import type { Judgements } from '../domain/gate/judgements.ts';
import { commonClasses, pairPhotos, type Side, sourcesOf } from '../domain/gate/pair-photos.ts';
import { lastWords } from '../domain/last-words.ts';
import { argmax } from '../domain/metrics.ts';
import type { Model } from '../domain/model.ts';
import { readModel } from '../domain/model-file.ts';
import { modelKey } from '../domain/object-keys.ts';
import { verifyProbes } from '../domain/probes.ts';
import type { LiveRecord } from '../ports/catalog/live.ts';
import { askFinalHead } from './ask-final-head.ts';
import { embedForGate } from './embed-for-gate.ts';
import { findJudgements, judgementsOf, writeJudgements } from './judgements.ts';
import { findLoadGate } from './load-gate.ts';
import { readRecord } from './run-records.ts';
import { type Gated, registeredShape, requestShape } from './run-shapes.ts';
import { setFor } from './see-as.ts';
import type { StepContext } from './step.ts';
import { timePairs } from './time-pairs.ts';

/** Decides whether the version of the run may go live in the place of the live one, and keeps what it found. */
export async function gate(context: StepContext): Promise<Gated> {
  const { catalog, clock, objects, run, report } = context;
  const { project } = await readRecord(objects, run, 'request', requestShape);
  const { version, sha256 } = await readRecord(objects, run, 'register', registeredShape);
  report({ stage: 'gate', done: 0, total: 1 });
  const judged = await judgementsOf(context, version);
  await writeJudgements(objects, judged);
  const model = readModel(await objects.get(modelKey(version)), sha256);
  const champion = await catalog.live.champion(project.id);
  const references = await checkReferences(context, model);
  const times = timesBeside(context, model);
  const mark = await markOf(context, project.id, times);
  const decision = await decideBeside(context, { model, judged, champion, references, mark, times });
  const found: GateReport = {
    version,
    ...(champion && { champion: champion.version }),
    at: clock.now().toISOString(),
    ...decision,
  };
  await catalog.gates.put(found);
  report({ stage: 'gate', done: 1, total: 1 });
  return { version, champion: champion?.version, passed: found.passed, reason: found.reason };
}

interface Challenge {
  model: Model;
  judged: Judgements;
  champion: LiveRecord | undefined;
  references: GateCheck;
  mark: GateCheck | undefined;
  times: Times;
}

async function decideBeside(context: StepContext, challenge: Challenge): Promise<Decision> {
  const { model, judged, champion, references, mark, times } = challenge;
  const alone = (note?: string) => decideAlone(judged, { references, mark, note });
  if (!champion || champion.version === model.version) return alone();
  const live = await readVersion(context, champion.version);
  if (!live) return alone('the live one cannot be read, so nothing is compared');
  const corrections = await correctionsSince(context, champion);
  // One after the other: both let the backbone look at the photos they do not know.
  const before = await sideOf(context, live, await judgedBefore(context, live), judged, corrections);
  const after = await sideOf(context, model, judged, judged, corrections);
  const common = commonClasses(after, before);
  const photos = common.length < 2 ? [] : pairPhotos({ champion: before, challenger: after, corrections });
  if (photos.length === 0) return alone('no photo that both versions can be compared on');
  const pairs = await times(live);
  const decision = decide(photos, pairs, { references, mark, ...noteOn(common, before, after) });
  return { ...decision, photos: sourcesOf(photos, { tested: judged.tested, corrections }) };
}

function noteOn(common: string[], before: Side, after: Side): Pick<Beside, 'note'> {
  const same = common.length === before.classes.length && common.length === after.classes.length;
  return same ? {} : { note: `on photos of the classes both know (${common.join(', ')})` };
}

/** How long a photo takes a version and the challenger, in turns; each is timed once, so that all that is said of it agrees. */
type Times = (version: Model) => Promise<TimedPair[]>;

function timesBeside(context: StepContext, challenger: Model): Times {
  const known = new Map<string, TimedPair[]>();
  return async (version) => {
    const pairs = known.get(version.version) ?? (await timePairs(await context.backbone(), version, challenger));
    known.set(version.version, pairs);
    return pairs;
  };
}

/** Whether it would meet the project's pass mark, beside a version that was load-tested; none where nobody asks that. */
async function markOf(context: StepContext, project: string, times: Times): Promise<GateCheck | undefined> {
  const gated = await findLoadGate(context.catalog.settings, project);
  if (!gated) return undefined;
  const { mark, results } = gated;
  for (const speed of testedSpeeds(results, mark)) {
    const tested = await readVersion(context, speed.version);
    if (tested) return checkMark(mark, { ...speed, pairs: await times(tested) });
  }
  return checkMark(mark, undefined);
}

/** The model of a version; none where its file is missing or refused. */
async function readVersion(
  { catalog, objects, starterFile }: StepContext,
  version: string,
): Promise<Model | undefined> {
  const record = await catalog.versions.find(version);
  if (!record) return undefined;
  try {
    return readModel(
      record.object === undefined ? await starterFile() : await objects.get(record.object),
      record.sha256,
    );
  } catch (thrown) {
    if (['not-found', 'model-refused'].includes(asFault(thrown).code)) return undefined;
    throw thrown;
  }
}

/** Where nothing was kept of what the live version was asked, all that is sure is which photos it learnt from. */
async function judgedBefore({ objects }: StepContext, { version, classes, references }: Model): Promise<Judgements> {
  const kept = await findJudgements(objects, version);
  return kept ?? { version, classes, tested: [], crossValidated: [], known: references.photos };
}

/** A version with what its final head says of the photos that came after it and are to be compared. */
async function sideOf(
  context: StepContext,
  model: Model,
  judged: Judgements,
  challenger: Judgements,
  corrections: ReadonlyMap<string, string>,
): Promise<Side> {
  const known = new Set(judged.known);
  const wanted = new Set([...challenger.tested.map(({ hash }) => hash), ...corrections.keys()]);
  const unknown = [...wanted].filter((hash) => !known.has(hash));
  await embedForGate(context, unknown, setFor(model));
  return { ...judged, asked: await askFinalHead(context, model, unknown) };
}

/** What people said of verdicts since the version went live: the last word on each photo. */
async function correctionsSince({ catalog }: StepContext, { project, at }: LiveRecord): Promise<Map<string, string>> {
  const said = await catalog.corrections.list(project, { since: at });
  return new Map([...lastWords(said)].map(([hash, { truth }]) => [hash, truth]));
}

async function checkReferences(context: StepContext, model: Model): Promise<GateCheck> {
  const backbone = await context.backbone();
  try {
    await verifyProbes(model, (views) => backbone.features(views, model.tuned), process.arch);
    return { name: 'references', passed: true, finding: 'Its ten references agree.', details: {} };
  } catch (thrown) {
    const fault = asFault(thrown);
    if (fault.code !== 'model-refused') throw thrown;
    return { name: 'references', passed: false, finding: fault.message, details: fault.details };
  }
}

/** By the version's own result: on the test photos, or where these are few, on photos left out in turn. */
function decideAlone({ tested, crossValidated, classes }: Judgements, beside: Beside): Decision {
  const enough = tested.length >= LEAST_TESTED;
  const photos = enough ? tested : crossValidated;
  const [right, total] = [
    photos.filter(({ label, scores }) => classes[argmax(scores)] === label).length,
    photos.length,
  ];
  const decision = decideFirst({ right, total, classes: classes.length }, beside);
  return { ...decision, photos: { kept: enough ? total : 0, corrected: 0, leftOut: enough ? 0 : total } };
}

const LEAST_TESTED = 20;
