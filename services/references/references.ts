import PQueue from 'p-queue';
import type { Handlers } from '../../contract/handlers.ts';
import type { DownloadFailure, references } from '../../contract/references.ts';
import { asFault } from '../domain/fault.ts';
import type { References } from '../domain/model.ts';
import { photoKey } from '../domain/object-keys.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createPhotoFetcher, type PhotoFetcherParts, type PublishedPhoto } from './fetch-photo.ts';

/** Downloads under way at once: kind to the server, and enough to fill a home line. */
const AT_ONCE = 4;

export interface ReferencesParts extends PhotoFetcherParts {
  jobs: Jobs;
  /** Throws `model-missing`. */
  referencesOf(version: string): Promise<References>;
}

/** The photos a model refers to: how many are here, and a job that gets the published ones. */
export function createReferences(parts: ReferencesParts): Handlers<typeof references> {
  const { jobs, objects, referencesOf } = parts;
  const fetchPhoto = createPhotoFetcher(parts);
  /** One download at a time; a second click joins the first. */
  let latest: { job: string; failures: DownloadFailure[]; running: boolean } | undefined;

  async function getAll(wanted: PublishedPhoto[], failures: DownloadFailure[], { signal, report }: JobControl) {
    let done = 0;
    const queue = new PQueue({ concurrency: AT_ONCE });
    const tell = () => report({ stage: 'download', done, total: wanted.length });
    tell();
    await queue.addAll(
      wanted.map((photo) => async () => {
        if (signal.aborted) return;
        await fetchPhoto(photo, signal).catch((thrown) => {
          if (!signal.aborted) failures.push({ url: photo.url, error: asFault(thrown).toShape() });
        });
        done += 1;
        tell();
      }),
    );
    signal.throwIfAborted();
  }

  return {
    async of({ version }) {
      const all = await referencesOf(version);
      const missing = await missingOf(all, objects);
      const known = all.photos.length;
      return { known, here: known - missing.length, published: missing.filter(isPublished).length };
    },
    async get({ version }) {
      if (latest?.running) return { job: latest.job };
      const wanted = (await missingOf(await referencesOf(version), objects)).filter(isPublished);
      const failures: DownloadFailure[] = [];
      const { id, result } = jobs.start('download', (control) => getAll(wanted, failures, control));
      const download = { job: id, failures, running: true };
      latest = download;
      // Whoever watches the job is told of its failure; here it only ends.
      result
        .catch(() => undefined)
        .finally(() => {
          download.running = false;
        });
      return { job: id };
    },
    async *watch({ job }, signal) {
      const failures = latest?.job === job ? latest.failures : [];
      for await (const state of jobs.watch(job, signal)) yield { job: state, failures };
    },
  };
}

/** The reference photos whose bytes are not on this machine. */
async function missingOf({ photos, urls }: References, objects: ObjectStore) {
  const here = await Promise.all(photos.map((hash) => objects.has(photoKey(hash))));
  return photos.flatMap((hash, i) => (here[i] ? [] : [{ hash, url: urls[i] }]));
}

const isPublished = (photo: { hash: string; url: string | undefined }): photo is PublishedPhoto =>
  photo.url !== undefined;
