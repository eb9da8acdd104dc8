import { asFault, type Fault } from '../domain/fault.ts';
import { toFloat16 } from '../domain/float16.ts';
import { embeddingKey, photoKey } from '../domain/object-keys.ts';
import { VIEWS_NAME, type ViewSet } from '../domain/training-views.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { inParallel } from './in-parallel.ts';
import { keepLook } from './kept-looks.ts';
import type { Embedded } from './run-shapes.ts';
import type { StepContext } from './step.ts';
import { withEmbedder } from './with-embedder.ts';

/** Lookups that wait for the disk at once. */
const LOOKUPS = 16;

export interface EmbedOptions {
  /** The sets of views that are looked at; those of every training unless others are given. */
  sets?: readonly ViewSet[];
  /** Takes what is wrong with a photo; without it, that is thrown. */
  onUnreadable?: (hash: string, fault: Fault) => void;
}

/**
 * Lets the backbone look at the views of each photo it has not seen yet, and keeps what it makes of them: the work
 * grows with the new photos only.
 */
export async function embedPhotos(
  context: Pick<StepContext, 'objects' | 'report' | 'signal' | 'backboneName' | 'embedder'>,
  hashes: readonly string[],
  { sets = [VIEWS_NAME], onUnreadable }: EmbedOptions = {},
): Promise<Embedded> {
  const { objects, report } = context;
  const { sha256: backbone } = await context.backboneName();
  const looks = sets.flatMap((set) =>
    hashes.map((hash): ToEmbed => ({ hash, set, key: embeddingKey(backbone, set, hash), place: photoKey(hash) })),
  );
  const missing = await missingOf(objects, looks);
  let done = looks.length - missing.length;
  report({ stage: 'embed', done, total: looks.length });
  const onLooked = () => report({ stage: 'embed', done: ++done, total: looks.length });
  await embedAll(context, missing, { onUnreadable, onLooked });
  const embedded = new Set(missing.map(({ hash }) => hash)).size;
  return { backbone, embedded, cached: hashes.length - embedded };
}

/** A photo that is to be looked at: the set of views, where its bytes lie, and where what is seen is kept. */
export interface ToEmbed {
  hash: string;
  set: ViewSet;
  key: string;
  place: string;
}

export interface EmbedWatch {
  /** Takes what is wrong with a photo; without it, that is thrown. */
  onUnreadable?: ((hash: string, fault: Fault) => void) | undefined;
  /** One more was looked at. */
  onLooked?(): void;
}

/** Lets the backbone look at photos, a few at once. */
export async function embedAll(
  context: Pick<StepContext, 'objects' | 'signal' | 'embedder'>,
  looks: readonly ToEmbed[],
  { onUnreadable, onLooked }: EmbedWatch,
): Promise<void> {
  if (looks.length === 0) return;
  const { objects, signal } = context;
  const look = async (embedder: Embedder, { hash, set, key, place }: ToEmbed) => {
    signal.throwIfAborted();
    try {
      const { rows, look } = await embedder.embed(await objects.get(place), hash, set);
      if (look) await keepLook(objects, hash, look);
      // Last, since it says that the photo is done.
      await objects.put(key, toFloat16(rows));
    } catch (thrown) {
      const fault = asFault(thrown);
      if (!onUnreadable || !saysOfThePhoto(fault)) throw thrown;
      onUnreadable(hash, fault);
    }
    onLooked?.();
  };
  await withEmbedder(context, looks.length, (embedder) =>
    // One more than are worked on, so that the next photo is read meanwhile.
    inParallel(looks, embedder.parallel + 1, (photo) => look(embedder, photo)),
  );
}

/** Whether a fault is the photo's own: its bytes are damaged, or not there any more. */
export const saysOfThePhoto = ({ code }: Fault): boolean => code === 'not-found' || code.startsWith('photo-');

async function missingOf(objects: ObjectStore, looks: readonly ToEmbed[]): Promise<ToEmbed[]> {
  const there = await inParallel(looks, LOOKUPS, ({ key }) => objects.has(key));
  return looks.filter((_, at) => !there[at]);
}
