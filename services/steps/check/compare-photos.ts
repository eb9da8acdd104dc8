import { LEAST_CLASSES } from '../../../contract/shapes/trainable.ts';
import { findDoubtful } from '../../domain/checks/find-doubtful.ts';
import { findDuplicates } from '../../domain/checks/find-duplicates.ts';
import { findForeign } from '../../domain/checks/find-foreign.ts';
import type { Finding } from '../../domain/checks/finding.ts';
import { opinionOf } from '../../domain/checks/opinion-of.ts';
import type { Opinion } from '../../ports/catalog/findings.ts';
import type { StepContext } from '../step.ts';
import { likenPhotos, scorePhotos } from './judge-photos.ts';
import { type Compared, loadCompared, type SeenPhotos } from './load-compared.ts';

interface Comparison {
  findings: Finding[];
  opinions: Opinion[];
}

/** So few photos do not say what is usual. */
const ENOUGH_TO_COMPARE = 20;
/** Photos that are shown beside a doubtful label. */
const ALIKE = 3;
/** Progress within each of the three comparisons. */
const PARTS = 100;

/** What is found by setting photos beside each other: copies, strangers, and labels that are probably wrong. */
export async function comparePhotos(context: StepContext, seen: SeenPhotos): Promise<Comparison> {
  if (seen.photos.length === 0) return { findings: [], opinions: [] };
  let done = 0;
  const show = (part: number) => context.report({ stage: 'compare', done: part, total: 3 * PARTS });
  const next = () => show(PARTS * done++);
  next();
  const compared = await loadCompared(context, seen, (share) => show(Math.floor(share * PARTS)));
  const copies = findDuplicates(seen.photos, compared.groups, compared.likeness);
  next();
  const strangers = await findStrangers(context, compared);
  next();
  const { findings, opinions } = await judgeLabels(context, compared, strangers);
  next();
  return { findings: [...copies, ...strangers, ...findings], opinions };
}

async function findStrangers(context: StepContext, compared: Compared): Promise<Finding[]> {
  if (compared.labels.filter((label) => label >= 0).length < ENOUGH_TO_COMPARE) return [];
  const similarities = await likenPhotos(compared, await context.trainer(), context.signal);
  return findForeign(compared.hashes.map((hash, place) => ({ hash, similarity: similarities[place]! })));
}

async function judgeLabels(context: StepContext, compared: Compared, strangers: Finding[]): Promise<Comparison> {
  const { hashes, labels, classNames } = compared;
  if (classNames.length < LEAST_CLASSES) return { findings: [], opinions: [] };
  const scores = await scorePhotos(compared, await context.trainer(), context.signal);
  const strange = new Set(strangers.map(({ hash }) => hash));
  // A photo that is like no class is not of another class either.
  const asked = hashes.map((hash, place) => ({ hash, label: strange.has(hash) ? -1 : labels[place]! }));
  return {
    findings: findDoubtful(asked, scores, classNames, (place, label) => nearestTo(compared, place, label)),
    opinions: hashes.map((hash, place) => ({ hash, ...opinionOf(scores, place, classNames) })),
  };
}

/** The photos of a label that are most like one. */
function nearestTo({ hashes, labels, likeness }: Compared, place: number, label: number): string[] {
  return hashes
    .map((hash, other) => ({ hash, other }))
    .filter(({ other }) => other !== place && labels[other] === label)
    .map(({ hash, other }) => ({ hash, near: likeness(place, other) }))
    .toSorted((one, other) => other.near - one.near)
    .slice(0, ALIKE)
    .map(({ hash }) => hash);
}
