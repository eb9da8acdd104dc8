import { asFault, type Fault } from '../domain/fault.ts';
import { photoKey } from '../domain/object-keys.ts';
import type { EditRecord, PhotoChange } from '../ports/catalog/edits.ts';
import type { PhotoRecord } from '../ports/catalog/photos.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { PhotoDecoder } from '../ports/photo-decoder.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import { hashOf, lookAtPhoto } from './scan-photo.ts';
import { type Added, createTaking, type Taking } from './taking.ts';

/** A photo that comes from somewhere. */
export interface IncomingPhoto {
  /** Its path, name or address: where it came from, as a person reads it. */
  source: string;
  label: string | undefined;
  /** Names of the folders around it, from outside in, where these could have said its label and did not. */
  folders?: readonly string[];
  /** Throws a Fault where it cannot be had. */
  read(signal: AbortSignal): Promise<Uint8Array>;
}

export interface AddParts {
  catalog: Pick<Catalog, 'photos' | 'edits'>;
  objects: ObjectStore;
  thumbnails: Pick<Thumbnails, 'put'>;
  decoder: Pick<PhotoDecoder, 'inspect' | 'thumbnail'>;
  clock: Clock;
}

export interface Adding {
  project: string;
  /** Who adds them. */
  by: string;
  signal: AbortSignal;
  /** What is written down as done; else that photos were added. */
  as?: Pick<EditRecord, 'kind' | 'to'>;
  /** Photos that are read and decoded at once. */
  atOnce?: number;
  /** Called before a photo of that label is written down. */
  ensureClass(label: string): Promise<void>;
  /** One more photo has been looked at. */
  onLooked(): void;
  /** Photos were written down. */
  onWritten(): void;
  /** One was left aside, and why. */
  onLeftAside?(fault: Fault): void;
}

/** Photos whose rows are new, until these are written, by their hash. */
type Fresh = Map<string, IncomingPhoto>;

const AT_ONCE = 4;
/** Photos that are written down in one transaction. */
const GROUP = 32;

/** These say something of the photo, or of where it comes from; of any other fault every photo would fail alike. */
const OF_THE_PHOTO = /^(photo-|label|archive-|download-failed|address-refused|not-found|bad-request|too-many-classes)/;

/**
 * Takes photos into a project. Each is decoded once, its bytes are kept before its row, so a row never names bytes that
 * are not there; rows are written in groups, all as one edit that can be undone. What cannot be read is reported and
 * left aside; where the store or the records fail, the addition does. What was taken before a failure or a cancellation stays.
 */
export async function addPhotos(parts: AddParts, adding: Adding, photos: AsyncIterable<IncomingPhoto>): Promise<Added> {
  const taking = createTaking();
  const fresh: Fresh = new Map();
  const writer = createWriter(parts, adding, fresh);
  const shared = photos[Symbol.asyncIterator]();
  let stopped = false;
  const work = async () => {
    try {
      for (let next = await shared.next(); !next.done && !stopped; next = await shared.next()) {
        adding.signal.throwIfAborted();
        await takeOne(parts, adding, { taking, fresh }, next.value);
        if (taking.waiting >= GROUP) await writer.write(taking);
      }
    } catch (thrown) {
      stopped = true;
      throw thrown;
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: adding.atOnce ?? AT_ONCE }, work));
  const failed = workers.find((worker) => worker.status === 'rejected');
  if (failed) await shared.return?.();
  const written = await writer.write(taking).catch((thrown: unknown) => ({ thrown }));
  if (failed) throw failed.reason;
  if (written) throw written.thrown;
  return taking.report();
}

/** Reads one photo and keeps its bytes. */
async function takeOne(
  parts: AddParts,
  { project, signal, onLooked, onLeftAside }: Adding,
  { taking, fresh }: { taking: Taking; fresh: Fresh },
  photo: IncomingPhoto,
) {
  try {
    const bytes = await photo.read(signal);
    const hash = hashOf(bytes);
    const [known] = taking.has(hash) ? [] : await parts.catalog.photos.find(project, [hash]);
    const size = known ?? taking.sizeOf(hash) ?? (await keep(parts, hash, bytes));
    const { width, height } = size;
    // Bytes that were lost come back with the photo.
    if (known && !(await parts.objects.has(photoKey(hash)))) await parts.objects.put(photoKey(hash), bytes);
    if (!known && !taking.has(hash)) fresh.set(hash, photo);
    taking.take(photo, { hash, width, height, bytes: bytes.byteLength }, known);
  } catch (thrown) {
    signal.throwIfAborted();
    const fault = asFault(thrown);
    if (!OF_THE_PHOTO.test(fault.code)) throw thrown;
    onLeftAside?.(fault);
    taking.leaveAside(photo.source, fault);
  } finally {
    onLooked();
  }
}

async function keep({ objects, thumbnails, decoder }: AddParts, hash: string, bytes: Uint8Array) {
  const { picture, ...size } = await lookAtPhoto(bytes, decoder);
  if (!(await objects.has(photoKey(hash)))) await objects.put(photoKey(hash), bytes);
  await thumbnails.put(hash, picture);
  return size;
}

/** Writes what waits, one group after the other, all into one edit. */
function createWriter(
  { catalog, clock, objects }: AddParts,
  { project, by, signal, as = { kind: 'add', to: undefined }, ensureClass, onWritten }: Adding,
  fresh: Fresh,
) {
  let edit: number | undefined;
  let last: Promise<void> = Promise.resolve();

  const writeGroup = async (taking: Taking) => {
    const taken = taking.group();
    if (taken.length === 0) return;
    for (const { after } of taken) if (after.label !== undefined) await ensureClass(after.label);
    const at = clock.now();
    const put = taken.flatMap(({ fresh, after }): PhotoRecord[] =>
      fresh ? [{ ...fresh, label: after.label, added: at, by, binned: undefined }] : [],
    );
    const changes = taken.map(({ hash, before, after }): PhotoChange => ({ project, hash, before, after }));
    const written = await catalog.edits.apply(
      { ...as, project, at, by, changes },
      { put: { project, photos: put }, extend: edit },
    );
    edit = written.id;
    for (const { hash } of taken) {
      await bringBack(hash, fresh.get(hash));
      fresh.delete(hash);
    }
    onWritten();
  };

  /** Who removes what no project names, such as an import that is undone, may have seen the photo unnamed. */
  const bringBack = async (hash: string, photo: IncomingPhoto | undefined) => {
    if (!photo || (await objects.has(photoKey(hash)))) return;
    const bytes = await photo.read(signal);
    if (hashOf(bytes) === hash) await objects.put(photoKey(hash), bytes);
  };

  return {
    write(taking: Taking): Promise<void> {
      last = last.then(() => writeGroup(taking));
      return last;
    },
  };
}
