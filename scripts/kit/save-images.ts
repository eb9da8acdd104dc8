import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Fault } from '../../services/domain/fault.ts';
import { imageFile, type KitImage, kitImage } from '../../services/domain/kit.ts';
import type { ContainerEngine, ImageWatch } from '../../services/ports/container-engine.ts';

/** What is being done, and with which image or file. All that is saved, or written, is one amount. */
export interface KitProgress {
  stage: 'fetch' | 'save' | 'write' | 'check';
  name: string;
  /** Bytes, or steps of an image that is built. */
  done: number;
  total: number;
}

export interface SaveParts {
  engine: ContainerEngine;
  /** Where their archives are kept until the kit is done: a run that was cut off goes on from there. */
  work: string;
  /** Fetches or builds an image that is not here. */
  provide(image: string, watch: ImageWatch): Promise<void>;
  signal: AbortSignal;
  onProgress(progress: KitProgress): void;
}

/** Most of an image is packed already, so that more effort would only take longer. */
const LEVEL = 1;

/** Saves images as `docker save` does, compressed; what an earlier run saved of the very same image is taken as it is. */
export async function saveImages(names: readonly string[], parts: SaveParts): Promise<KitImage[]> {
  await mkdir(parts.work, { recursive: true });
  const ids: string[] = [];
  for (const name of names) ids.push(await fetchImage(name, parts));
  // About: an engine counts what images have in common once, or for each.
  const sizes = (await parts.engine.disk()).images;
  const size = (id: string | undefined) => (id === undefined ? 0 : (sizes.get(id) ?? 0));
  const total = ids.reduce((sum, id) => sum + size(id), 0);
  const saved: KitImage[] = [];
  let before = 0;
  for (const [at, name] of names.entries()) {
    const onBytes = (read: number) =>
      parts.onProgress({ stage: 'save', name, done: Math.min(total, before + read), total });
    saved.push(await saveImage(name, ids[at] ?? '', parts, onBytes));
    before += size(ids[at]);
  }
  return saved;
}

/** Its id, whether it was here or had to come. */
async function fetchImage(name: string, { engine, provide, signal, onProgress }: SaveParts): Promise<string> {
  signal.throwIfAborted();
  const here = await engine.image(name);
  if (here !== undefined) return here;
  await provide(name, { signal, onProgress: (progress) => onProgress({ stage: 'fetch', name, ...progress }) });
  const id = await engine.image(name);
  if (id !== undefined) return id;
  throw notHere(name);
}

async function saveImage(
  name: string,
  id: string,
  { engine, work, signal }: SaveParts,
  onBytes: (read: number) => void,
): Promise<KitImage> {
  signal.throwIfAborted();
  const file = imageFile(name);
  const archive = join(work, basename(file));
  const before = await savedBefore(archive, id);
  if (before) return before;

  const hash = createHash('sha256');
  let [read, bytes] = [0, 0];
  const part = `${archive}.part`;
  try {
    await pipeline(
      await engine.archive(name, signal),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          read += chunk.length;
          onBytes(read);
          yield chunk;
        }
      },
      createGzip({ level: LEVEL }),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(part),
      { signal },
    );
  } catch (thrown) {
    await rm(part, { force: true });
    signal.throwIfAborted();
    throw Object(thrown).code === 'ENOSPC' ? full(work, thrown) : thrown;
  }
  const image: KitImage = { name, id, file, sha256: hash.digest('hex'), bytes };
  await rename(part, archive);
  await writeFile(`${archive}.json`, JSON.stringify(image));
  return image;
}

async function savedBefore(archive: string, id: string): Promise<KitImage | undefined> {
  try {
    const image = kitImage.parse(JSON.parse(await readFile(`${archive}.json`, 'utf8')));
    return image.id === id && (await stat(archive)).size === image.bytes ? image : undefined;
  } catch {
    return undefined; // none, or cut off while it was written
  }
}

const notHere = (image: string): Fault =>
  new CommandFault(
    'image-missing',
    `The image ${image} is not here.`,
    'Fetch it with "docker pull", then run this again.',
  );

const full = (folder: string, cause: unknown): Fault =>
  new CommandFault(
    'disk-full',
    `There is no room for the images in ${folder}.`,
    'Free some space, then run this again: what was saved is kept.',
    { cause },
  );
