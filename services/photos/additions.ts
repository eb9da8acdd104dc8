import type { AddReport } from '../../contract/shapes/project-photo.ts';
import { Fault } from '../domain/fault.ts';
import type { OfferedClass } from '../domain/offered-classes.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Log } from '../ports/log.ts';
import { type Adding, type AddParts, addPhotos, type IncomingPhoto } from '../steps/add-photos.ts';
import type { Added } from '../steps/taking.ts';
import type { Labelling } from './labelling.ts';

/** What an addition works through. */
export interface Source {
  labelling: Labelling;
  photos: AsyncIterable<IncomingPhoto>;
  /** How many there will be; 0 while nobody knows. */
  total(): number;
  /** Called at the end, however it ends. */
  close?(): Promise<void>;
}

export interface AdditionsParts extends AddParts {
  jobs: Jobs;
  log: Log;
  /** Who works here, as the system names them. */
  user: string;
  changed(project: string): void;
}

/** Additions of photos: each a job, with a report that is kept after its end. */
export interface Additions {
  /** Begins; `open` finds out what is to be added. */
  start(project: ProjectRecord, stage: string, open: (control: JobControl) => Promise<Source>): string;
  /** Adds without a job; `as`: what is written down as done. */
  run(project: ProjectRecord, source: Source, as?: Adding['as']): Promise<AddReport>;
  /** What came of it; none while it runs. Throws `not-found`. */
  report(job: string): AddReport | undefined;
  /** The classes that folders of it were named as and the project did not have. Throws `not-found`. */
  offered(job: string): { project: string; classes: readonly OfferedClass[] };
  /** Cancels those of the project, and waits for their end. */
  end(project: string): Promise<void>;
}

const reportOf = ({ newClasses, ...report }: Added): AddReport => ({
  ...report,
  newClasses: newClasses.map(({ name, hashes }) => ({ name, photos: hashes.length })),
});

/** Reports that are remembered. */
const MOST = 50;

export function createAdditions(parts: AdditionsParts): Additions {
  const { jobs, log, user, changed } = parts;
  const known = new Map<string, { project: string; added: Added | undefined }>();
  const running = new Map<string, { project: string; ended: Promise<unknown> }>();

  const remember = (job: string, project: string, added: Added | undefined) => {
    known.set(job, { project, added });
    for (const old of [...known.keys()].slice(0, -MOST)) known.delete(old);
  };
  const find = (job: string) => {
    const found = known.get(job);
    if (found) return found;
    throw new Fault('not-found', 'That addition is not known any more.', 'The photos are in the project.', {
      details: { case: 'addition' },
    });
  };
  const add = (
    project: ProjectRecord,
    { labelling, photos }: Source,
    signal: AbortSignal,
    { onLooked, ...more }: Pick<Adding, 'onLooked' | 'as'>,
  ) => {
    const adding: Adding = {
      ...more,
      project: project.id,
      by: user,
      signal,
      ensureClass: labelling.ensureClass,
      onLooked,
      onWritten: () => changed(project.id),
      onLeftAside: ({ code, cause }) => log.info('A photo was left aside', { code, cause: String(cause) }),
    };
    return addPhotos(parts, adding, photos);
  };

  return {
    start(project, stage, open) {
      const { id, result } = jobs.start('add', async (control) => {
        const source = await open(control);
        let done = 0;
        const tell = () => control.report({ stage, done, total: Math.max(done, source.total()) });
        tell();
        try {
          const onLooked = () => {
            done += 1;
            tell();
          };
          return await add(project, source, control.signal, { onLooked });
        } finally {
          await source.close?.();
        }
      });
      remember(id, project.id, undefined);
      // A job's failure is told by the job; what was added before it stays.
      const ended = result
        .then((added) => remember(id, project.id, added))
        .catch(() => undefined)
        .finally(() => running.delete(id));
      running.set(id, { project: project.id, ended });
      return id;
    },
    run: async (project, source, as) =>
      reportOf(
        await add(project, source, new AbortController().signal, { onLooked: () => undefined, ...(as && { as }) }),
      ),
    report(job) {
      const { added } = find(job);
      return added && reportOf(added);
    },
    offered(job) {
      const { project, added } = find(job);
      return { project, classes: added?.newClasses ?? [] };
    },
    async end(project) {
      const own = [...running].filter(([, addition]) => addition.project === project);
      for (const [job] of own) jobs.cancel(job);
      await Promise.all(own.map(([, { ended }]) => ended));
    },
  };
}
