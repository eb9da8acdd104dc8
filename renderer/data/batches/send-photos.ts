import type { Client } from '../../transport/client.ts';
import { isOver } from '../jobs.ts';
import { eachAtMost } from '../photos/at-most.ts';
import type { LocalPhoto } from '../photos/local-photo.ts';
import { keepOriginal } from '../photos/originals.ts';
import { photoTrouble } from '../photos/photo-trouble.ts';
import { listenToEnd } from '../to-end.ts';
import { type Trouble, trouble, troubleOf } from '../trouble.ts';
import { changeBatch, useBatchStore } from './batch-store.ts';
import type { RefusedPhoto } from './batch-view.ts';

/** A browser grants an address six connections; two of them listen. */
const AT_ONCE = 4;
/** What is not wrong with one photo: no other can be sent either. */
const OF_BATCH: readonly string[] = ['connection-lost', 'not-found', 'unauthorised'];

/** Sends photos into an open batch, then says that no more follow. */
export async function sendPhotos(client: Client, batch: string, photos: readonly LocalPhoto[]): Promise<void> {
  await eachAtMost(AT_ONCE, photos.entries(), async ([place, photo]) => {
    if (isAccepting(batch)) await sendPhoto(client, batch, photo, place);
  });
  if (isAccepting(batch)) await listenToEnd(() => client.predicting.close({ batch }).then(() => true)).catch(() => {});
}

/**
 * Sends one photo, to its place among those dropped: again, wherever the line to the core breaks, as there is no second
 * photo at a place. What cannot be read or is refused becomes a row of its own; the others go on.
 */
export async function sendPhoto(client: Client, batch: string, photo: LocalPhoto, place?: number): Promise<void> {
  const file = await photo.file().catch(() => undefined);
  const leave = (bytes: number, why: Trouble) => refuse(batch, { name: photo.name, bytes, trouble: why, place });
  if (!file) return leave(0, trouble('photo-unreadable', 'The file cannot be read.'));
  const wrong = photoTrouble(file.size);
  if (wrong) return leave(file.size, wrong);
  const add = async () => {
    const { index } = await client.predicting.add({
      batch,
      name: photo.name,
      photo: file,
      ...(place !== undefined && { place }),
    });
    keepOriginal(batch, index, file);
    return true;
  };
  try {
    if (place === undefined) await add();
    else await listenToEnd(add);
  } catch (error) {
    const reason = troubleOf(error);
    // It came, and the line broke before that was said.
    if (place !== undefined && reason.details.case === 'batch-twice') keepOriginal(batch, place, file);
    else if (OF_BATCH.includes(reason.code)) changeBatch(batch, (view) => ({ ...view, trouble: reason }));
    else leave(file.size, reason);
  }
}

function refuse(batch: string, photo: RefusedPhoto): void {
  changeBatch(batch, (view) => ({ ...view, refused: [...view.refused, photo] }));
}

function isAccepting(batch: string): boolean {
  const view = useBatchStore.getState().batches[batch];
  return !view?.trouble && !(view?.job && isOver(view.job));
}
