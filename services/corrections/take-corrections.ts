import { NEITHER } from '../../contract/shapes/verdict.ts';
import { asFault, Fault, type GivenFault } from '../domain/fault.ts';
import { lastWords } from '../domain/last-words.ts';
import { photoFault } from '../domain/photo-faults.ts';
import type { CorrectionRecord } from '../ports/catalog/corrections.ts';

export interface TakeParts {
  /** Whether the photo's bytes are on this machine. */
  photoHere(hash: string): Promise<boolean>;
  /** Makes photos of the project, with that label; a photo it has already gets it. Gives what was wrong with others. */
  addPhotos(project: string, hashes: string[], label: string): Promise<readonly { error?: GivenFault | undefined }[]>;
  /** Those of the photos that the project has with that label. */
  labelledAs(project: string, hashes: string[], label: string): Promise<ReadonlySet<string>>;
  /** All that was ever said of photos. */
  wordsOn(hashes: string[]): Promise<CorrectionRecord[]>;
}

/** What becomes of corrections. */
export interface Taken {
  taken: CorrectionRecord[];
  /** Said otherwise by a later word, which was taken. */
  overruled: CorrectionRecord[];
  /** What cannot be taken, and why: it waits on. */
  left: { correction: CorrectionRecord; reason: Fault; later: string | undefined }[];
}

/**
 * Makes photos of the corrections' projects, with their true labels: of several words on one photo the last counts.
 * One that cannot be taken does not stop the others.
 */
export async function takeCorrections(parts: TakeParts, waiting: readonly CorrectionRecord[]): Promise<Taken> {
  const last = await lastOf(parts, waiting);
  const lastOn = (one: CorrectionRecord) => last.get(photoOf(one)) ?? one;
  // A photo that got a later word's label is not touched again for an earlier one.
  const counting = waiting.filter((one) => lastOn(one).state === 'waiting' || lastOn(one).truth === one.truth);
  const reasons = await takeWords(parts, [...new Set(counting.map(lastOn))]);

  const all = [...waiting, ...[...last.values()].filter(({ state }) => state === 'waiting')];
  const result: Taken = { taken: [], overruled: [], left: [] };
  for (const correction of new Map(all.map((one) => [one.id, one])).values()) {
    const { truth } = lastOn(correction);
    const reason = reasons.get(lastOn(correction));
    const agrees = truth === correction.truth;
    if (reason === undefined) (agrees ? result.taken : result.overruled).push(correction);
    else result.left.push({ correction, reason, later: agrees ? undefined : truth });
  }
  return result;
}

/** Takes words on different photos; gives why some could not be taken. */
async function takeWords(parts: TakeParts, words: readonly CorrectionRecord[]): Promise<Map<CorrectionRecord, Fault>> {
  const reasons = new Map<CorrectionRecord, Fault>();
  const fit: CorrectionRecord[] = [];
  for (const word of words) {
    const reason = await unfit(parts, word);
    if (reason === undefined) fit.push(word);
    else reasons.set(word, reason);
  }
  for (const group of Map.groupBy(fit, ({ project, truth }) => JSON.stringify([project, truth])).values())
    for (const [word, reason] of await takeGroup(parts, group)) reasons.set(word, reason);
  return reasons;
}

const photoOf = ({ project, hash }: CorrectionRecord): string => `${project} ${hash}`;

/** The last word on each photo of a project. */
async function lastOf({ wordsOn }: TakeParts, waiting: readonly CorrectionRecord[]) {
  const words = await wordsOn([...new Set(waiting.map(({ hash }) => hash))]);
  const byProject = [...Map.groupBy(words, ({ project }) => project).values()];
  return new Map(byProject.flatMap((own) => [...lastWords(own).values()]).map((word) => [photoOf(word), word]));
}

/** Why a photo of it cannot be learnt from; nothing where it can. */
async function unfit({ photoHere }: TakeParts, { truth, hash }: CorrectionRecord): Promise<Fault | undefined> {
  if (truth === NEITHER) return photoFault.nothingToLearn();
  return (await photoHere(hash)) ? undefined : photoFault.gone();
}

/** Takes words of one truth, together so that it is one thing to undo; gives why some could not be taken. */
async function takeGroup(parts: TakeParts, group: CorrectionRecord[]): Promise<Map<CorrectionRecord, Fault>> {
  const missing = await tryToAdd(parts, group);
  const reasons = new Map<CorrectionRecord, Fault>();
  // Asked alone, each tells its own reason.
  for (const word of missing.words) {
    const { words, reason } = await tryToAdd(parts, [word]);
    if (words.length > 0) reasons.set(word, reason ?? photoFault.broken());
  }
  return reasons;
}

/** The words whose photos the project has not got by it, and what was said of one of them. */
async function tryToAdd({ addPhotos, labelledAs }: TakeParts, group: CorrectionRecord[]) {
  const { project, truth } = group[0]!;
  const hashes = group.map(({ hash }) => hash);
  const reason = await addPhotos(project, hashes, truth).then(
    ([left]) => left?.error && Fault.fromShape(left.error),
    asFault,
  );
  const there = await labelledAs(project, hashes, truth);
  return { words: group.filter(({ hash }) => !there.has(hash)), reason };
}
