import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import {
  checkEntries,
  type EntryFacts,
  MOST_ENTRIES,
  refusedArchive,
  tooManyFiles,
} from '../../domain/archive-rules.ts';
import { Fault } from '../../domain/fault.ts';
import { photoFault } from '../../domain/photo-faults.ts';
import type { Archive, ArchiveFile, ArchiveReader } from '../../ports/archive-reader.ts';

const options = { autoClose: false, lazyEntries: true } as const;

/** Zip files, read where they lie. */
export const createZipReader = (): ArchiveReader => ({
  async open(path) {
    const zip = await openZip(path);
    try {
      const entries = await entriesOf(zip);
      checkEntries(entries.map(facts), zip.fileSize);
      const files = entries.filter(({ fileName }) => !fileName.endsWith('/')).map((entry) => toFile(zip, entry));
      return { files, close: async () => zip.close() } satisfies Archive;
    } catch (thrown) {
      zip.close();
      throw thrown instanceof Fault
        ? thrown
        : refusedArchive(reasonOf(thrown), { case: 'said', said: reasonOf(thrown) }, thrown);
    }
  },
});

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, options);
  } catch (thrown) {
    throw refusedArchive(reasonOf(thrown), { case: 'said', said: reasonOf(thrown) }, thrown);
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_ENTRIES) throw tooManyFiles(zip.entryCount);
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

const facts = (entry: Entry): EntryFacts => ({
  name: entry.fileName,
  packed: entry.compressedSize,
  size: entry.uncompressedSize,
  encrypted: entry.isEncrypted(),
  type: (entry.externalFileAttributes >>> 16) & 0o170000,
});

const toFile = (zip: ZipFile, entry: Entry): ArchiveFile => ({
  name: entry.fileName,
  size: entry.uncompressedSize,
  async read() {
    try {
      return await readAll(await zip.openReadStreamPromise(entry));
    } catch (thrown) {
      throw photoFault.broken(thrown);
    }
  },
});

/** The library ends the stream where it gives more or less than the archive's list says. */
async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What the library found, in words for people. */
function reasonOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/^(absolute path|invalid relative path|invalid characters)/.test(message))
    return `a file would lie outside of it (${message})`;
  if (message.startsWith('strong encryption')) return 'it is encrypted';
  if (/ENOENT|EACCES|EPERM/.test(message)) return 'it cannot be read';
  return 'it is damaged or no zip file';
}
