import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { KIT_LIST, type KitList } from '../../services/domain/kit.ts';
import type { ParcelSource, Parcels } from '../../services/ports/parcels.ts';
import { kitWords } from './kit-words.ts';
import { type SaveParts, saveImages } from './save-images.ts';

export interface MakeKitParts extends SaveParts {
  parcels: Parcels;
  /** Of Meadow. */
  version: string;
  arch: string;
  /** The images that the stack needs. */
  images: readonly string[];
  /** Where installers may lie. */
  installers: string;
  /** The kit's file; beside it comes its checksum. */
  file: string;
}

export interface Kit {
  list: KitList;
  bytes: number;
}

interface Hashed {
  path: string;
  sha256: string;
}

/** What people install; the rest beside it is for updates. */
const INSTALLER = /\.(AppImage|deb|rpm|dmg|exe)$|-mac-[\w-]+\.zip$/;

/**
 * Puts installers, container images, words for people and checksums into one file. It is there whole, or not at all;
 * where it is cut off, the images that were saved are kept for the next run. Throws the engine's and the disk's Faults.
 */
export async function makeKit(parts: MakeKitParts): Promise<Kit> {
  const { parcels, version, arch, work, file, signal, onProgress } = parts;
  // Said before an hour of saving, not after it: only another kit is replaced.
  if (existsSync(file)) await parcels.label(file, 'kit');
  const installers = await findInstallers(parts.installers);
  const images = await saveImages(parts.images, parts);
  const hashes: Hashed[] = images.map(({ file: path, sha256 }) => ({ path, sha256 }));
  for (const installer of installers) {
    onProgress({ stage: 'check', name: basename(installer), done: 0, total: 0 });
    hashes.push({ path: `installers/${basename(installer)}`, sha256: await sha256Of(installer) });
  }
  const list: KitList = { version, arch, images, installers: installers.map((each) => basename(each)) };
  const text = (path: string, words: string): ParcelSource => {
    const from = Buffer.from(words);
    return { path, from, size: from.length };
  };
  const sources: ParcelSource[] = [
    text(KIT_LIST, `${JSON.stringify(list, undefined, 2)}\n`),
    ...kitWords(list).map(({ path, words }) => text(path, words)),
    text('SHA256SUMS', hashes.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')),
    ...(await Promise.all(
      installers.map(async (from) => ({
        path: `installers/${basename(from)}`,
        from,
        size: (await stat(from)).size,
        needed: true,
      })),
    )),
    ...images.map(({ file: path, bytes: size }) => ({ path, from: join(work, basename(path)), size, needed: true })),
  ];
  const total = sources.reduce((sum, { size }) => sum + size, 0);
  await mkdir(dirname(file), { recursive: true });
  await parcels.pack(
    file,
    { kind: 'kit', version, created: new Date(), files: sources.length, bytes: total },
    sources,
    {
      signal,
      onBytes: (done) => onProgress({ stage: 'write', name: basename(file), done, total }),
    },
  );
  // No secret is in it, and others are to read it.
  await chmod(file, 0o644);
  onProgress({ stage: 'check', name: basename(file), done: 0, total: 0 });
  await writeFile(`${file}.sha256`, `${await sha256Of(file)}  ${basename(file)}\n`);
  await rm(work, { recursive: true, force: true });
  return { list, bytes: (await stat(file)).size };
}

async function findInstallers(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => INSTALLER.test(name)).map((name) => join(folder, name));
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
