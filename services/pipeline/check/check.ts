import { z } from 'zod';
import { findBlurry } from '../../domain/checks/find-blurry.ts';
import { findDark } from '../../domain/checks/find-dark.ts';
import { findDoubtful } from '../../domain/checks/find-doubtful.ts';
import { findDuplicates } from '../../domain/checks/find-duplicates.ts';
import { findForeign } from '../../domain/checks/find-foreign.ts';
import { findOddSizes } from '../../domain/checks/find-odd-sizes.ts';
import type { Finding } from '../../domain/checks/finding.ts';
import { joinDuplicates } from '../../domain/checks/join-duplicates.ts';
import type { Look } from '../../domain/checks/look.ts';
import { opinionOf } from '../../domain/checks/opinion-of.ts';
import { countLabels } from '../../domain/count-labels.ts';
import { quickRecipe } from '../../domain/recipe.ts';
import { LEAST_CLASSES, LEAST_PHOTOS } from '../../domain/trainable.ts';
import { SPACE_VIEWS } from '../../domain/training-views.ts';
import type { Opinion, PhotoRecord } from '../../ports/catalog.ts';
import { embedPhotos } from '../embed-photos.ts';
import { type Examples, rowOf } from '../examples.ts';
import { findProject } from '../find-project.ts';
import { readMeans, readViews } from '../read-views.ts';
import { readRecord } from '../run-records.ts';
import type { StepContext } from '../step.ts';
import { likenPhotos, scorePhotos } from './judge-photos.ts';
import { lookAtPhotos } from './look-at-photos.ts';

/** What a check is asked for. */
export const checkRequest = z.object({ project: z.string() });

/** So few photos do not say what is usual. */
const ENOUGH_TO_COMPARE = 20;
/** Views whose mean tells copies from others: all that do not follow from a photo's hash. */
const STEADY_VIEWS = [0, 1, 2, 3, 6];
/** Photos that are shown beside a doubtful label. */
const ALIKE = 3;

/**
 * Looks at all photos of a project that are not in the bin, and replaces what is known to be wrong with them and what
 * each is taken for. Photos that cannot be read are passed by. Throws `not-found` where there is no such project.
 */
export async function check(context: StepContext): Promise<{ photos: number; findings: number }> {
  const { catalog, objects, run, clock, signal } = context;
  const { project } = await readRecord(objects, run, 'request', checkRequest);
  await findProject(catalog.projects, project);
  // Photos that are added meanwhile were not looked at.
  const at = clock.now();
  const all = await catalog.photos.list(project);
  const unreadable = new Set<string>();
  const { backbone } = await embedPhotos(
    context,
    all.map(({ hash }) => hash),
    { onUnreadable: (hash) => unreadable.add(hash) },
  );
  const photos = all.filter(({ hash }) => !unreadable.has(hash));
  const looks = await lookAtPhotos(
    context,
    photos.map(({ hash }) => hash),
  );
  const { findings, opinions } = await compare(context, photos, looks, backbone);
  const found = [...findOddSizes(all), ...seen(photos, looks), ...findings];
  signal.throwIfAborted();
  await catalog.findings.replace(project, found, opinions, at);
  return { photos: all.length, findings: found.length };
}

function seen(photos: readonly PhotoRecord[], looks: readonly (Look | undefined)[]): Finding[] {
  const looked = photos.flatMap((photo, place) => (looks[place] ? [{ ...photo, ...looks[place] }] : []));
  return [...findBlurry(looked), ...findDark(looked)];
}

/** What is found by setting photos beside each other. */
async function compare(
  context: StepContext,
  photos: readonly PhotoRecord[],
  looks: readonly (Look | undefined)[],
  backbone: string,
) {
  const { report, signal } = context;
  const steps = { done: 0, total: 4 };
  const next = () => report({ stage: 'compare', done: steps.done++, total: steps.total });
  next();
  if (photos.length === 0) return { findings: [], opinions: [] };
  const { classNames, examples } = await load(context, photos, looks, backbone);
  next();
  const alike = likenessIn(examples);
  const findings = findDuplicates(photos, examples.groups, alike);
  const labelled = examples.labels.filter((label) => label >= 0).length;
  const trainer = await context.trainer();
  next();
  const foreign = labelled < ENOUGH_TO_COMPARE ? [] : findForeign(await similarities(examples, trainer, signal));
  next();
  const opinions: Opinion[] = [];
  if (classNames.length >= LEAST_CLASSES) {
    const scores = await scorePhotos(examples, trainer, signal);
    const strange = new Set(foreign.map(({ hash }) => hash));
    // A photo that is like no class is not of another class either.
    const asked = examples.hashes.map((hash, place) => ({
      hash,
      label: strange.has(hash) ? -1 : examples.labels[place]!,
    }));
    const nearest = (place: number, label: number) => nearestOf(examples, alike, place, label);
    findings.push(...findDoubtful(asked, scores, classNames, nearest));
    for (const [place, hash] of examples.hashes.entries())
      opinions.push({ hash, ...opinionOf(scores, place, classNames) });
  }
  next();
  return { findings: [...findings, ...foreign], opinions };
}

/** The photos as numbers. Those without a label, or of a class too small to learn, have a label below 0. */
async function load(
  context: StepContext,
  photos: readonly PhotoRecord[],
  looks: readonly (Look | undefined)[],
  backbone: string,
) {
  const hashes = photos.map(({ hash }) => hash);
  const views = await readViews(context, backbone, hashes, [...quickRecipe.views(photos.length), ...SPACE_VIEWS]);
  const mean = await readMeans(context, backbone, hashes, STEADY_VIEWS);
  const known = photos.flatMap(({ label }) => (label === undefined ? [] : [{ label }]));
  const classNames = [...countLabels(known)].filter(([, count]) => count >= LEAST_PHOTOS).map(([label]) => label);
  const examples: Examples = {
    hashes,
    labels: photos.map(({ label }) => (label === undefined ? -1 : classNames.indexOf(label))),
    classes: classNames.length,
    groups: joinDuplicates({ square: views.get(0)!, mean, tiny: looks.map((look) => look?.tiny) }),
    views,
  };
  return { classNames, examples };
}

async function similarities(examples: Examples, ...how: [Parameters<typeof likenPhotos>[1], AbortSignal]) {
  const found = await likenPhotos(examples, ...how);
  return examples.hashes.map((hash, place) => ({ hash, similarity: found[place]! }));
}

/** The cosine of two photos' embeddings. */
function likenessIn(examples: Examples) {
  return (one: number, other: number): number => {
    const [first, second] = [rowOf(examples, one), rowOf(examples, other)];
    return first.reduce((sum, value, channel) => sum + value * second[channel]!, 0);
  };
}

function nearestOf(
  { hashes, labels }: Examples,
  likeness: (one: number, other: number) => number,
  place: number,
  label: number,
): string[] {
  return hashes
    .map((hash, other) => ({ hash, other }))
    .filter(({ other }) => other !== place && labels[other] === label)
    .map(({ hash, other }) => ({ hash, near: likeness(place, other) }))
    .toSorted((one, other) => other.near - one.near)
    .slice(0, ALIKE)
    .map(({ hash }) => hash);
}
