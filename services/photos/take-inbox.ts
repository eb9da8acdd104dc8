import { Fault } from '../domain/fault.ts';
import { projectId } from '../domain/project-id.ts';
import type { Alone } from '../jobs/look-leases.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { InboxItem, PhotoInbox } from '../ports/photo-inbox.ts';
import { type AddParts, addPhotos, type IncomingPhoto } from '../steps/add-photos.ts';
import { checkSize } from '../steps/read-photo.ts';
import { withLabel } from './found.ts';
import { createLabelling } from './labelling.ts';

export interface TakeParts extends Omit<AddParts, 'catalog'> {
  catalog: AddParts['catalog'] & Pick<Catalog, 'projects'>;
  inbox: PhotoInbox;
  /** Two that take at once would take the same. */
  alone: Alone;
}

export interface Taken {
  /** Photos that were new to their project. */
  added: number;
  rejected: number;
}

/** Photos that are written down before they are taken away, so that a killed program begins not from the start. */
const AT_A_TIME = 200;
/** Who adds them. */
const BY = 'inbox';

/**
 * Takes photos out of the inbox, at PROJECT/LABEL/NAME or PROJECT/NAME, into their projects. One is removed when it is
 * in the project, and put aside with the reason where it cannot be: none is lost, and none is taken twice.
 */
export async function takeInbox(parts: TakeParts, signal: AbortSignal): Promise<Taken> {
  return parts.alone('inbox', async () => {
    const all: Taken = { added: 0, rejected: 0 };
    for (let items = await some(parts.inbox); items.length > 0; items = await some(parts.inbox)) {
      signal.throwIfAborted();
      const { added, rejected } = await takeSome(parts, items, signal);
      all.added += added;
      all.rejected += rejected;
    }
    return all;
  });
}

async function some(inbox: PhotoInbox): Promise<InboxItem[]> {
  const items: InboxItem[] = [];
  for await (const item of inbox.list()) if (items.push(item) === AT_A_TIME) break;
  return items;
}

async function takeSome(parts: TakeParts, items: readonly InboxItem[], signal: AbortSignal): Promise<Taken> {
  const taken: Taken = { added: 0, rejected: 0 };
  for (const [folder, own] of Map.groupBy(items, ({ key }) => key.split('/').slice(0, -1)[0] ?? '')) {
    const project = await findProject(parts.catalog, folder);
    const { added, faults } = project
      ? await addTo(parts, project, own, signal)
      : { added: 0, faults: new Map(own.map(({ key }) => [key, noProject(folder)])) };
    taken.added += added;
    for (const item of own) {
      const reason = faults.get(item.key);
      if (reason === undefined) await parts.inbox.remove(item);
      else await parts.inbox.putAside(item, reason);
    }
    taken.rejected += faults.size;
  }
  return taken;
}

const findProject = async ({ projects }: Pick<Catalog, 'projects'>, folder: string) =>
  folder === '' ? undefined : ((await projects.find(folder)) ?? (await projects.find(projectId(folder))));

async function addTo(parts: TakeParts, project: ProjectRecord, items: readonly InboxItem[], signal: AbortSignal) {
  const labelling = createLabelling(parts.catalog.projects, project);
  const incoming = items.map((item): IncomingPhoto => {
    const [, label] = item.key.split('/').slice(0, -1);
    const read = async () => {
      checkSize(item.bytes);
      return parts.inbox.read(item);
    };
    return withLabel({ source: sourceOf(item), folders: [], listed: label, read }, labelling, undefined);
  });
  const { added, leftAside, otherLabel } = await addPhotos(
    parts,
    {
      project: project.id,
      by: BY,
      signal,
      ensureClass: labelling.ensureClass,
      onLooked: () => undefined,
      onWritten: () => undefined,
    },
    each(incoming),
  );
  const said = new Map([...leftAside, ...otherLabel].map(({ photo, message }) => [photo, message]));
  const faults = new Map(
    items.flatMap((item) => {
      const message = said.get(sourceOf(item));
      return message === undefined ? [] : [[item.key, message] as const];
    }),
  );
  return { added, faults };
}

const sourceOf = ({ key }: InboxItem): string => `s3://inbox/${key}`;

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

function noProject(folder: string): string {
  const { message, hint } = new Fault(
    'not-found',
    folder === '' ? 'It lies in no folder of a project.' : `The stack has no project "${folder}".`,
    'Put photos at PROJECT/LABEL/NAME.',
    { details: { case: 'inbox-folder' } },
  );
  return `${message} ${hint}`;
}
