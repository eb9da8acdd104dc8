import { z } from 'zod';
import { findBlurry } from '../../domain/checks/find-blurry.ts';
import { findDark } from '../../domain/checks/find-dark.ts';
import { findOddSizes } from '../../domain/checks/find-odd-sizes.ts';
import type { Finding } from '../../domain/checks/finding.ts';
import type { PhotoRecord } from '../../ports/catalog/photos.ts';
import { embedPhotos } from '../embed-photos.ts';
import { findProject } from '../find-project.ts';
import { lookAtPhotos } from '../look-at-photos.ts';
import { readRecord } from '../run-records.ts';
import type { StepContext } from '../step.ts';
import { comparePhotos } from './compare-photos.ts';
import type { SeenPhotos } from './load-compared.ts';

/** What a check is asked for. */
const checkRequest = z.object({ project: z.string() });

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
  const photos = await catalog.photos.list(project);
  const seen = await seePhotos(context, photos);
  const { findings, opinions } = await comparePhotos(context, seen);
  const all = [...findOddSizes(photos), ...findPoor(seen), ...findings];
  signal.throwIfAborted();
  await catalog.findings.replace(project, all, opinions, at);
  return { photos: photos.length, findings: all.length };
}

/** The photos that can be read, as the backbone and a small picture show them. */
async function seePhotos(context: StepContext, photos: readonly PhotoRecord[]): Promise<SeenPhotos> {
  const unreadable = new Set<string>();
  const hashes = photos.map(({ hash }) => hash);
  const { backbone } = await embedPhotos(context, hashes, { onUnreadable: (hash) => unreadable.add(hash) });
  const readable = photos.filter(({ hash }) => !unreadable.has(hash));
  const looks = await lookAtPhotos(
    context,
    readable.map(({ hash }) => hash),
    (done) => context.report({ stage: 'look', done, total: readable.length }),
  );
  return { photos: readable, looks, backbone };
}

function findPoor({ photos, looks }: SeenPhotos): Finding[] {
  const looked = photos.flatMap((photo, place) => (looks[place] ? [{ ...photo, ...looks[place] }] : []));
  return [...findBlurry(looked), ...findDark(looked)];
}
