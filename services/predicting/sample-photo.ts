import { randomInt } from 'node:crypto';
import { Fault } from '../domain/fault.ts';
import { photoFault } from '../domain/photo-faults.ts';
import { fileKind } from '../domain/photo-format.ts';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { noPublicList, type PublicPhoto, publicList } from '../domain/public-list.ts';
import { reasonFor } from '../domain/reason.ts';
import type { Downloader } from '../ports/downloader.ts';

/** A photo to try a model with. */
export interface SamplePhoto {
  /** What it is called: its label in the list, and its number. */
  photo: string;
  bytes: Uint8Array;
}

export interface SamplePhotoParts {
  downloader: Downloader;
  /** Addresses of photos that the live model of the project was trained on, as far as it knows them. */
  trainedOn(project: string): Promise<ReadonlySet<string>>;
}

/** A person waits: after this many milliseconds the network counts as not there. */
const PATIENCE_MS = 12_000;

/**
 * Makes the function that downloads one photo of a project's public list. Throws `bad-request` where it has none,
 * `download-failed` where it did not come in time, and a photo Fault where it is none.
 */
export function createSamplePhoto({ downloader, trainedOn }: SamplePhotoParts, pick = randomInt) {
  return async (project: string, signal?: AbortSignal): Promise<SamplePhoto> => {
    const list = publicList(project);
    if (list.length === 0) throw noPublicList(project);
    const unseen = unseenOf(list, await trainedOn(project));
    const chosen = unseen[pick(unseen.length)]!;
    const bytes = await inTime(downloader, chosen.url, signal);
    const kind = fileKind(bytes);
    if ('other' in kind) throw photoFault.format(kind.other);
    return { photo: `${chosen.label}-${chosen.url.split('/').at(-1)}`, bytes };
  };
}

async function inTime(downloader: Downloader, url: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const either = signal ? AbortSignal.any([signal, patience]) : patience;
  try {
    return await downloader.download(url, { most: MOST_PHOTO_BYTES, signal: either });
  } catch (thrown) {
    if (patience.aborted && !signal?.aborted) throw tooSlow(url, thrown);
    throw thrown;
  }
}

function tooSlow(url: string, cause: unknown): Fault {
  const reason = reasonFor('too-long');
  return new Fault(
    'download-failed',
    `${url} could not be downloaded: ${reason.why}.`,
    'Check the network and try again.',
    {
      details: { address: url, ...reason },
      cause,
    },
  );
}

/** A verdict on a photo that was learnt by heart says little. */
function unseenOf(list: readonly PublicPhoto[], trainedOn: ReadonlySet<string>): readonly PublicPhoto[] {
  const unseen = list.filter(({ url }) => !trainedOn.has(url));
  return unseen.length > 0 ? unseen : list;
}
