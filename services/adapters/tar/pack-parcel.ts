import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { changedMeanwhile, LABEL, MANIFEST, type ManifestEntry, PARCEL_FORMAT } from '../../domain/parcel-rules.ts';
import type { ParcelLabel, ParcelSource, Parcels } from '../../ports/parcels.ts';
import { createChecksum, seal } from './seal.ts';
import { codeOf, notOurs, targetFault } from './target-fault.ts';

/** Files up to here are read whole, a few ahead; larger ones go through in pieces. */
const SMALL = 4 * 1024 ** 2;
const AHEAD = 8;
/** A file that is being written is never left alone for so long. */
const ABANDONED_MS = 600_000;
const WRITTEN_AT_ONCE = 1024 ** 2;

export const packParcel: Parcels['pack'] = async (file, label, sources, watch = {}) => {
  await requireFree(file);
  const folder = dirname(file);
  const unfinished = `.${basename(file)}.writing-`;
  const name = `${unfinished}${HERE}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const scratch = join(folder, name);
  writing.add(name);
  try {
    await removeUnfinished(folder, unfinished);
    await writeAll(scratch, label, sources, watch);
    await rename(scratch, file);
    await syncFolder(folder);
  } catch (thrown) {
    await rm(scratch, { force: true });
    watch.signal?.throwIfAborted();
    throw targetFault(thrown, file);
  } finally {
    writing.delete(name);
  }
};

/** Names of the files this program writes now. */
const writing = new Set<string>();
/** This machine: where a folder is shared, a program of another one cannot be asked whether it lives. */
const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** What a killed Meadow left of the same file; not what another job writes now. */
async function removeUnfinished(folder: string, unfinished: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(unfinished)) continue;
    const file = join(folder, name);
    const left = isLeft(name) || Date.now() - (await stat(file)).mtimeMs > ABANDONED_MS;
    if (left) await rm(file, { force: true });
  }
}

/** Whether it is known of who wrote the file that it writes no more. */
function isLeft(name: string): boolean {
  const [, host, pid] = /([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
  if (host !== HERE) return false;
  return Number(pid) === process.pid ? !writing.has(name) : !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return codeOf(thrown) !== 'ESRCH';
  }
}

/** Another parcel may be replaced; nothing else is lost by a slip of the keyboard. */
async function requireFree(file: string): Promise<void> {
  const handle = await open(file).catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ENOENT') return undefined;
    throw targetFault(thrown, file);
  });
  if (!handle) return;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LABEL.length + 1), 0, LABEL.length + 1, 0);
    if (bytesRead > 0 && buffer.toString('latin1') !== `${LABEL}\0`) throw notOurs(file);
  } catch (thrown) {
    throw targetFault(thrown, file);
  } finally {
    await handle.close();
  }
}

async function writeAll(
  scratch: string,
  label: ParcelLabel,
  sources: readonly ParcelSource[],
  { signal, onBytes }: NonNullable<Parameters<Parcels['pack']>[3]>,
): Promise<void> {
  const tar = pack({ highWaterMark: WRITTEN_AT_ONCE });
  const output = createWriteStream(scratch, {
    flags: 'wx',
    mode: 0o600,
    highWaterMark: WRITTEN_AT_ONCE,
    flush: true, // on the disk before it is renamed
  });
  const written = pipeline(tar, createChecksum(seal).stream, output, { signal });
  // What fails while files are read is thrown below.
  written.catch(() => undefined);
  try {
    await add(tar, LABEL, bytesOf({ format: PARCEL_FORMAT, ...label, created: label.created.toISOString() }));
    const files: ManifestEntry[] = [];
    let done = 0;
    for await (const { source, bytes } of readAhead(sources, signal)) {
      const entry = bytes ? await addWhole(tar, source.path, bytes) : await addInPieces(tar, source);
      if (!entry) continue;
      files.push(entry);
      done += entry.size;
      onBytes?.(done);
    }
    await add(tar, MANIFEST, bytesOf({ files }));
    tar.finalize();
  } catch (thrown) {
    tar.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
    await written.catch((failed: unknown) => {
      // A full disk ends the packing too; its own words say more.
      if (codeOf(failed)) throw failed;
    });
    throw thrown;
  }
  await written;
}

const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** In order, with the next few small files read already. */
async function* readAhead(sources: readonly ParcelSource[], signal: AbortSignal | undefined) {
  const begun: Promise<{ source: ParcelSource; bytes: Uint8Array | undefined } | undefined>[] = [];
  for (let next = 0; next < sources.length || begun.length > 0; ) {
    while (begun.length < AHEAD && next < sources.length) {
      const reading = readSmall(sources[next++]!);
      reading.catch(() => undefined); // thrown when its turn comes
      begun.push(reading);
    }
    const read = await begun.shift();
    signal?.throwIfAborted();
    if (read) yield read;
  }
}

/** None where the file is gone; without its bytes where it is large. */
async function readSmall(source: ParcelSource) {
  if (typeof source.from !== 'string') return { source, bytes: source.from };
  if (source.size > SMALL) return { source, bytes: undefined };
  try {
    return { source, bytes: await readFile(source.from) };
  } catch (thrown) {
    return leftOut(source, thrown);
  }
}

/** Why nothing comes of a source that is gone. Throws `changed-meanwhile` where it is needed. */
function leftOut({ needed = false }: ParcelSource, thrown: unknown): undefined {
  if (codeOf(thrown) !== 'ENOENT') throw thrown;
  if (needed) throw changedMeanwhile(thrown);
}

async function addWhole(tar: Pack, path: string, bytes: Uint8Array): Promise<ManifestEntry> {
  await add(tar, path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { path, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function addInPieces(tar: Pack, source: ParcelSource): Promise<ManifestEntry | undefined> {
  const { path, from } = source;
  const handle = await open(String(from)).catch((thrown: unknown) => leftOut(source, thrown));
  if (!handle) return undefined;
  try {
    return await addOpen(tar, path, handle);
  } finally {
    await handle.close();
  }
}

async function addOpen(tar: Pack, path: string, handle: FileHandle): Promise<ManifestEntry> {
  const { size } = await handle.stat();
  const hash = createHash('sha256');
  const body = createReadStream('', {
    fd: handle,
    autoClose: false,
    end: Math.max(0, size - 1), // what is appended meanwhile is not part of it
    highWaterMark: WRITTEN_AT_ONCE,
  });
  const added = Promise.withResolvers<void>();
  const entry = tar.entry({ name: path, size, mtime: new Date(0), mode: 0o600 }, (error) =>
    error ? added.reject(error) : added.resolve(),
  );
  added.promise.catch(() => undefined);
  for await (const chunk of body) {
    hash.update(chunk);
    // Who is destroyed meanwhile, such as by a full disk, never drains.
    if (!entry.write(chunk)) await Promise.race([once(entry, 'drain'), added.promise]);
  }
  entry.end(undefined);
  await added.promise;
  return { path, size, sha256: hash.digest('hex') };
}

/** Resolves when there is room for more. */
function add(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const header = { name, size: bytes.length, mtime: new Date(0), mode: 0o600 };
    tar.entry(header, bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** The new name must reach the disk too; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
