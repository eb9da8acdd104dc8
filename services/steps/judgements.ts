import { NEITHER } from '../../contract/shapes/verdict.ts';
import { type Judgement, type Judgements, judgements as shape } from '../domain/gate/judgements.ts';
import { judgementsKey } from '../domain/object-keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { fromText } from './number-text.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Snapshot, type Trained, trainedShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Digits of a score that are kept. */
const ONE = 1e6;

/** What the version of a run was asked while it was made. Throws `bad-request` where the run has not come so far. */
export async function judgementsOf(
  context: Pick<StepContext, 'objects' | 'run'>,
  version: string,
): Promise<Judgements> {
  const trained = await readRecord(context.objects, context.run, 'train', trainedShape);
  const { photos } = await readSnapshot(context);
  return {
    version,
    classes: trained.classes,
    tested: named(trained.tested, trained.classes, photos),
    crossValidated: named(trained.crossValidated, trained.classes, photos),
    known: photos.map(({ hash }) => hash),
  };
}

function named(judged: Trained['tested'], classes: string[], snapshot: Snapshot['photos']): Judgement[] {
  const scores = fromText(judged.scores);
  return judged.photos
    .map((photo, at) => ({
      ...snapshot[photo]!,
      scores: Array.from(
        scores.subarray(at * classes.length, (at + 1) * classes.length),
        (score) => Math.round(score * ONE) / ONE,
      ),
      verdict: classes[judged.verdicts[at]!] ?? NEITHER,
    }))
    .map(({ hash, label, scores, verdict }) => ({ hash, label, scores, verdict }));
}

export async function writeJudgements(objects: ObjectStore, judgements: Judgements): Promise<void> {
  await objects.put(judgementsKey(judgements.version), new TextEncoder().encode(JSON.stringify(judgements)));
}

/** None for a version from before they were kept. */
export async function findJudgements(objects: ObjectStore, version: string): Promise<Judgements | undefined> {
  const key = judgementsKey(version);
  if (!(await objects.has(key))) return undefined;
  return shape.parse(JSON.parse(new TextDecoder().decode(await objects.get(key))));
}
