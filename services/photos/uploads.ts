import { asFault, Fault } from '../domain/fault.ts';
import { checkSize } from '../pipeline/read-photo.ts';
import type { ArchiveReader } from '../ports/archive-reader.ts';
import type { Catalog, ProjectRecord } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Downloader } from '../ports/downloader.ts';
import type { Additions } from './additions.ts';
import { type Found, withLabel } from './found.ts';
import { fromArchive } from './from-archive.ts';
import { fromList } from './from-list.ts';
import { isArchiveName, isListName } from './from-paths.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { createLabelling } from './labelling.ts';

/** A window that is closed never says that no photo follows: after this many milliseconds without one, none does. */
const PATIENCE = 10 * 60_000;

interface Upload {
  name: string;
  file: File;
}

/** Additions whose photos are handed in one by one: what a browser, the clipboard or a camera gives. */
export interface Uploads {
  open(project: ProjectRecord, asked: { label: string | undefined; expected: number | undefined }): string;
  /** Resolves when it is taken. Throws `bad-request` where the addition takes no more. */
  send(job: string, upload: Upload): Promise<void>;
  close(job: string): void;
}

interface Parts {
  additions: Additions;
  catalog: Pick<Catalog, 'projects'>;
  archives: ArchiveReader;
  downloader: Downloader;
  clock: Clock;
}

export function createUploads(parts: Parts): Uploads {
  const { additions, catalog, clock } = parts;
  const inboxes = new Map<string, { inbox: Inbox<Upload>; last: number }>();

  const closeWhenSilent = async (job: string, signal: AbortSignal) => {
    for (let entry = inboxes.get(job); entry && !signal.aborted; entry = inboxes.get(job)) {
      const rest = entry.last + PATIENCE - clock.now().getTime();
      if (rest <= 0) return end(job);
      await clock.sleep(rest, signal).catch(() => undefined);
    }
    end(job);
  };
  const end = (job: string) => {
    inboxes.get(job)?.inbox.end();
    inboxes.delete(job);
  };

  return {
    open(project, { label, expected }) {
      const inbox = createInbox<Upload>();
      const labelling = createLabelling(catalog.projects, project);
      const given = label === undefined ? undefined : labelling.named(label);
      const job = additions.start(project, 'add', async ({ id, signal }) => {
        inboxes.set(id, { inbox, last: clock.now().getTime() });
        void closeWhenSilent(id, signal);
        const photos = async function* () {
          for await (const upload of inbox)
            for (const found of await unpack(upload, parts)) yield withLabel(found, labelling, given);
        };
        return { labelling, photos: photos(), total: () => expected ?? 0 };
      });
      return job;
    },
    async send(job, upload) {
      const entry = inboxes.get(job);
      if (entry) entry.last = clock.now().getTime();
      if (!(await entry?.inbox.put(upload))) throw closed();
    },
    close: end,
  };
}

/** What an upload holds: a photo, or an archive's or a list's photos. One that is refused is reported like a photo. */
async function unpack({ name, file }: Upload, { archives, downloader }: Pick<Parts, 'archives' | 'downloader'>) {
  const read = async () => {
    checkSize(file.size);
    return new Uint8Array(await file.arrayBuffer());
  };
  const folders = name
    .split(/[/\\]/)
    .slice(0, -1)
    .filter((part) => part !== '' && part !== '.');
  try {
    if (isArchiveName(name)) return fromArchive(await archives.open(await read()), name);
    if (isListName(name)) return fromList(await read(), undefined, downloader);
    return [{ source: name, folders, read }] satisfies Found[];
  } catch (thrown) {
    return [{ source: name, folders, read: () => Promise.reject(asFault(thrown)) }] satisfies Found[];
  }
}

function closed(): Fault {
  return new Fault('bad-request', 'This addition takes no more photos.', 'Begin to add photos anew.');
}
