import { asFault, Fault } from '../domain/fault.ts';
import type { ArchiveReader } from '../ports/archive-reader.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { Scratch, ScratchFile } from '../ports/scratch.ts';
import { checkSize } from '../steps/read-photo.ts';
import type { Additions } from './additions.ts';
import { type Found, withLabel } from './found.ts';
import { fromArchive } from './from-archive.ts';
import { fromList } from './from-list.ts';
import { isListName } from './from-paths.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createLabelling, type Labelling } from './labelling.ts';
import { createSlices, type Slice, type Slices } from './slices.ts';

/** A window that is closed never says that no photo follows: after this many milliseconds without one, none does. */
const PATIENCE = 10 * 60_000;

interface Upload {
  name: string;
  content: File | ScratchFile;
}

/** Additions whose photos are handed in one by one: what a browser, the clipboard or a camera gives. */
export interface Uploads {
  open(project: ProjectRecord, asked: { label: string | undefined; expected: number | undefined }): string;
  /** Resolves when it is taken. Throws `bad-request` where the addition takes no more. */
  send(job: string, photo: { name: string; file: File }): Promise<void>;
  /** The same with the next slice of an archive; with the last one the archive is taken. Throws as slices do. */
  sendSlice(job: string, slice: Slice & { name: string }): Promise<void>;
  close(job: string): Promise<void>;
}

interface Parts {
  additions: Additions;
  catalog: Pick<Catalog, 'projects'>;
  archives: ArchiveReader;
  downloader: Downloader;
  scratch: Scratch;
  clock: Clock;
}

interface Entry {
  inbox: Inbox<Upload>;
  slices: Slices;
  /** When something came last. */
  last: number;
  /** Nothing more is waited for. */
  over: AbortController;
  /** What came and is not taken yet: as long as an archive before it is read, nobody is silent. */
  waiting: number;
}

export function createUploads(parts: Parts): Uploads {
  const { additions, catalog, scratch, clock } = parts;
  const entries = new Map<string, Entry>();

  const closeWhenSilent = async (job: string, signal: AbortSignal) => {
    for (let entry = entries.get(job); entry && !signal.aborted; entry = entries.get(job)) {
      const rest = entry.waiting > 0 ? PATIENCE : entry.last + PATIENCE - clock.now().getTime();
      if (rest <= 0) return end(job);
      await clock.sleep(rest, AbortSignal.any([signal, entry.over.signal])).catch(() => undefined);
    }
    await end(job);
  };
  const end = async (job: string) => {
    const entry = entries.get(job);
    entries.delete(job);
    entry?.over.abort();
    entry?.inbox.end();
    await entry?.slices.close();
  };
  const entryOf = (job: string): Entry => {
    const entry = entries.get(job);
    if (!entry) throw closed();
    entry.last = clock.now().getTime();
    return entry;
  };

  /** Hands over; answers whether it was taken. */
  const put = async (entry: Entry, upload: Upload): Promise<boolean> => {
    entry.waiting += 1;
    try {
      return await entry.inbox.put(upload);
    } finally {
      entry.waiting -= 1;
      entry.last = clock.now().getTime();
    }
  };

  return {
    open(project, { label, expected }) {
      const inbox = createInbox<Upload>();
      const labelling = createLabelling(catalog.projects, project);
      const given = label === undefined ? undefined : labelling.named(label);
      const job = additions.start(project, 'add', async ({ id, signal }) => {
        const [over, slices, last] = [new AbortController(), createSlices(scratch), clock.now().getTime()];
        entries.set(id, { inbox, slices, last, over, waiting: 0 });
        void closeWhenSilent(id, signal);
        const unpacking = createUnpacking(parts);
        let more = 0;
        const photos = async function* () {
          for await (const upload of inbox) {
            const all = await unpacking.photosIn(upload);
            more += all.length - 1;
            const own = labellingOf(all, labelling, catalog.projects, project);
            for (const found of all) yield withLabel(found, own, given);
          }
        };
        const close = async () => {
          await end(id);
          await unpacking.close();
        };
        return { labelling, photos: photos(), total: () => (expected === undefined ? 0 : expected + more), close };
      });
      return job;
    },
    async send(job, { name, file }) {
      if (!(await put(entryOf(job), { name, content: file }))) throw closed();
    },
    async sendSlice(job, { name, ...slice }) {
      const entry = entryOf(job);
      const archive = await entry.slices.take(slice);
      if (!archive || (await put(entry, { name, content: archive }))) return;
      await archive.remove();
      throw closed();
    },
    close: end,
  };
}

/** Of an archive the folders of all photos are known: one that only holds class folders is no class itself. */
function labellingOf(
  all: readonly Found[],
  labelling: Labelling,
  projects: Catalog['projects'],
  project: ProjectRecord,
): Labelling {
  if (all.length < 2) return labelling;
  const paths = all.map((found) => found.folders);
  return { ...labelling, ofFolders: createLabelling(projects, project, { paths }).ofFolders };
}

/** What uploads hold: a photo, or an archive's or a list's photos. One that is refused is reported like a photo. */
function createUnpacking({ archives, downloader }: Pick<Parts, 'archives' | 'downloader'>) {
  const ends: (() => Promise<void>)[] = [];

  const fromScratch = async (file: ScratchFile, name: string) => {
    ends.push(file.remove);
    const archive = await archives.open(file.path);
    ends.push(archive.close);
    return fromArchive(archive, name);
  };
  const unpack = async (name: string, content: Upload['content']): Promise<Found[]> => {
    if (!(content instanceof File)) return fromScratch(content, name);
    const read = async () => {
      checkSize(content.size);
      return new Uint8Array(await content.arrayBuffer());
    };
    if (isListName(name)) return fromList(await read(), undefined, downloader);
    return [{ source: name, folders: foldersOf(name), read }];
  };

  return {
    photosIn: ({ name, content }: Upload) =>
      unpack(name, content).catch((thrown: unknown): Found[] => [
        { source: name, folders: foldersOf(name), read: () => Promise.reject(asFault(thrown)) },
      ]),
    /** Lets go of the archives: the last that was opened is closed before its file goes. */
    async close() {
      for (const end of ends.toReversed()) await end();
    },
  };
}

function foldersOf(name: string): string[] {
  return name
    .split(/[/\\]/)
    .slice(0, -1)
    .filter((part) => part !== '' && part !== '.');
}

function closed(): Fault {
  return new Fault('bad-request', 'This addition takes no more photos.', 'Begin to add photos anew.', {
    details: { case: 'addition-full' },
  });
}
