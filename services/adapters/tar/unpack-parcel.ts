import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { Fault } from '../../domain/fault.ts';
import {
  anyLabel,
  checkManifest,
  checkParcelFile,
  damaged,
  LABEL,
  MANIFEST,
  type ManifestEntry,
  newerParcel,
  PARCEL_FORMAT,
  parcelLabel,
  parcelManifest,
  refusedParcel,
} from '../../domain/parcel-rules.ts';
import { pathFault, unreadable } from '../../domain/path-fault.ts';
import { reasonFor } from '../../domain/reason.ts';
import type { ParcelKind, ParcelLabel, Parcels, ParcelWatch } from '../../ports/parcels.ts';
import { checksumIn, createChecksum, SEAL_BYTES } from './seal.ts';
import { codeOf } from './target-fault.ts';

const BLOCK = 512;
type Entry = AsyncIterable<unknown> & {
  header: { name: string; type?: string | null | undefined; size?: number | undefined };
};

/** A label is short; a list has a line a file. */
const MOST_LABEL = 64 * 1024;
const MOST_MANIFEST = 1024 ** 3;
const READ_AT_ONCE = 1024 ** 2;

export const readLabel: Parcels['label'] = (file, kind) => withParcel(file, (handle) => labelOf(handle, kind));

export const unpackParcel: Parcels['unpack'] = (file, kind, take, watch = {}) =>
  withParcel(file, async (handle) => {
    await labelOf(handle, kind);
    const { size } = await handle.stat();
    const end = size - SEAL_BYTES;
    const sealed = end > 0 ? checksumIn(await readAt(handle, end, SEAL_BYTES)) : undefined;
    if (sealed === undefined) throw refusedParcel('it ends too soon');
    const input = createReadStream('', {
      fd: handle,
      start: 0,
      end: end - 1,
      autoClose: false,
      highWaterMark: READ_AT_ONCE,
    });
    const { stream, checksum } = createChecksum();
    const tar = extract();
    const fed = pipeline(input, stream, tar, { signal: watch.signal });
    fed.catch(() => undefined); // thrown below
    const { found, listed } = await takeAll(tar, take, watch);
    await fed;
    if (checksum() !== sealed) throw refusedParcel('a byte of it is not as it was written');
    if (!listed) throw refusedParcel('it has no list of its files');
    checkManifest(found, listed);
  });

/** Opens the file, and says in a sentence why it cannot be read. */
async function withParcel<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file).catch((thrown: unknown) => {
    throw pathFault(thrown, file, 'read') ?? thrown;
  });
  try {
    if (!(await handle.stat()).isFile()) throw unreadable(file, reasonFor('not-a-file'));
    return await work(handle);
  } catch (thrown) {
    throw isTarError(thrown) ? refusedParcel('a byte of it is not as it was written', damaged, thrown) : thrown;
  } finally {
    await handle.close();
  }
}

/** What tar-stream throws has no class of its own. */
const isTarError = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  codeOf(thrown) === undefined &&
  (/tar header|Unexpected end of data|Invalid|checksum|Unknown/i.test(thrown.message) ||
    thrown.name === 'RangeError') &&
  !(thrown instanceof Fault);

async function labelOf(handle: FileHandle, wanted?: ParcelKind): Promise<ParcelLabel> {
  const head = await readAt(handle, 0, BLOCK);
  const size = Number.parseInt(head.toString('latin1', 124, 135), 8);
  if (head.toString('latin1', 0, LABEL.length + 1) !== `${LABEL}\0` || !(size <= MOST_LABEL))
    throw refusedParcel('it is no file that Meadow packed', { case: 'not-packed' });
  const value = parsed(await readAt(handle, BLOCK, size));
  const any = anyLabel.safeParse(value);
  if (any.success && any.data.format > PARCEL_FORMAT) throw newerParcel();
  const label = parcelLabel.safeParse(value);
  if (!label.success) throw refusedParcel('what it says of itself cannot be understood', damaged, label.error);
  const { format: _, created, ...rest } = label.data;
  if (wanted !== undefined && rest.kind !== wanted)
    throw refusedParcel(`it holds a ${rest.kind}, not a ${wanted}`, { case: rest.kind });
  return { ...rest, created: new Date(created) };
}

async function takeAll(tar: AsyncIterable<Entry>, take: Parameters<Parcels['unpack']>[2], watch: ParcelWatch) {
  const found: ManifestEntry[] = [];
  const seen = new Set<string>();
  let listed: ManifestEntry[] | undefined;
  let done = 0;
  for await (const entry of tar) {
    const { name, type, size = 0 } = entry.header;
    if (listed) throw refusedParcel('it goes on behind its list of files');
    checkParcelFile(name, type, seen);
    seen.add(name);
    if (seen.size === 1 && name !== LABEL) throw refusedParcel('it does not begin as a parcel does');
    if (name === LABEL) await whole(entry, MOST_LABEL);
    else if (name === MANIFEST) listed = manifestIn(await whole(entry, MOST_MANIFEST));
    else {
      const hash = createHash('sha256');
      await take({ path: name, size, body: hashed(entry, hash) });
      found.push({ path: name, size, sha256: hash.digest('hex') });
      done += size;
      watch.onBytes?.(done);
    }
    watch.signal?.throwIfAborted();
  }
  return { found, listed };
}

async function* hashed(entry: AsyncIterable<unknown>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of entry) {
    hash.update(bytesIn(chunk));
    yield bytesIn(chunk);
  }
}

function bytesIn(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('tar-stream gave no bytes');
}

function manifestIn(bytes: Buffer): ManifestEntry[] {
  const manifest = parcelManifest.safeParse(parsed(bytes));
  if (!manifest.success) throw refusedParcel('its list of files cannot be understood', damaged, manifest.error);
  return manifest.data.files;
}

async function whole(entry: Entry, most: number): Promise<Buffer> {
  if ((entry.header.size ?? 0) > most) throw refusedParcel('what it says of itself is too long');
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) chunks.push(bytesIn(chunk));
  return Buffer.concat(chunks);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
