import { Fault } from '../domain/fault.ts';
import type { IncomingPhoto } from '../pipeline/add-photos.ts';
import { checkSize } from '../pipeline/read-photo.ts';
import type { Catalog, ProjectRecord } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Additions } from './additions.ts';
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
  projects: Catalog['projects'];
  clock: Clock;
}

export function createUploads({ additions, projects, clock }: Parts): Uploads {
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
      const labelling = createLabelling(projects, project);
      const given = label === undefined ? undefined : labelling.named(label);
      const job = additions.start(project, 'add', async ({ id, signal }) => {
        inboxes.set(id, { inbox, last: clock.now().getTime() });
        void closeWhenSilent(id, signal);
        const photos = async function* () {
          for await (const upload of inbox) yield incoming(upload, given, labelling.ofFolders);
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

function incoming(
  { name, file }: Upload,
  given: string | undefined,
  ofFolders: (folders: readonly string[]) => string | undefined,
): IncomingPhoto {
  const folders = name
    .split(/[/\\]/)
    .slice(0, -1)
    .filter((part) => part !== '' && part !== '.');
  return {
    source: name,
    label: given ?? ofFolders(folders),
    async read() {
      checkSize(file.size);
      return new Uint8Array(await file.arrayBuffer());
    },
  };
}

function closed(): Fault {
  return new Fault('bad-request', 'This addition takes no more photos.', 'Begin to add photos anew.');
}
