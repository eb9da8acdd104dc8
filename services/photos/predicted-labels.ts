import type { PhotoLabel } from '../../contract/shapes/project-photo.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { photoFault } from '../domain/photo-faults.ts';
import type { LastChange, PhotoState } from '../ports/catalog/edits.ts';
import type { FoundPhoto } from '../ports/catalog/photos.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncomingPhoto } from '../steps/add-photos.ts';
import { findProject } from '../steps/find-project.ts';
import type { Additions } from './additions.ts';
import type { PredictedPhotos } from './from-predicted.ts';
import { createLabelling, noSuchClass } from './labelling.ts';

export interface PredictedLabelsParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'edits'>;
  additions: Pick<Additions, 'run'>;
  predicted: PredictedPhotos;
  clock: Clock;
  user: string;
  changed(project: string): void;
}

/**
 * Labels that are given beside a verdict, for a project whose question was not the one that was answered: they say
 * nothing of the version, and make the photo one of the project's.
 */
export interface PredictedLabels {
  /** Throws `labels-differ`, `photo-gone`, and what is wrong with the photo or the disk. */
  give(project: string, photo: { hash: string; photo: string; label: string }): Promise<void>;
  /** The photo is again as it was before the first of the labels given so; nothing happens where there is none. */
  takeBack(project: string, hash: string): Promise<void>;
  of(project: string, hashes: string[]): Promise<PhotoLabel[]>;
}

const stateOf = ({ label, binned }: FoundPhoto): PhotoState => ({ label, binned });

/** Whether the photo is as a label beside a verdict left it. */
const isGiven = (photo: FoundPhoto, last: LastChange | undefined): last is LastChange =>
  last?.kind === 'predicted' && photo.binned === undefined && last.after.label === photo.label;

/** What the photo was before; one the project did not have goes into the bin, where it waits without the label. */
const stateBefore = ({ before }: LastChange, at: Date): PhotoState =>
  before && !before.binned ? before : { label: before?.label, binned: at };

export function createPredictedLabels(parts: PredictedLabelsParts): PredictedLabels {
  const { catalog, clock, user: by, changed } = parts;

  const find = async (project: string, hash: string) => {
    const [photo] = await catalog.photos.find(project, [hash]);
    const last = photo && (await catalog.edits.last(project, [hash])).get(hash);
    return { photo, last: photo && isGiven(photo, last) ? last : undefined };
  };
  const add = async (project: ProjectRecord, { hash, photo, label }: Parameters<PredictedLabels['give']>[1]) => {
    const read = () =>
      parts.predicted.bytes(hash).catch((thrown: unknown) => {
        throw asFault(thrown).code === 'not-found' ? photoFault.notKept() : thrown;
      });
    const photos = async function* (): AsyncGenerator<IncomingPhoto> {
      yield { source: photo, label, read };
    };
    const source = { labelling: createLabelling(catalog.projects, project), photos: photos(), total: () => 1 };
    const { leftAside, otherLabel } = await parts.additions.run(project, source, { kind: 'predicted', to: label });
    const [left] = [...leftAside, ...otherLabel];
    if (left?.error) throw Fault.fromShape(left.error);
  };

  return {
    async give(id, given) {
      const { hash, label } = given;
      const project = await findProject(catalog.projects, id);
      if (!project.classes.includes(label)) throw noSuchClass(project.name, label, project.classes);
      const { photo, last } = await find(id, hash);
      if (!photo) return add(project, given);
      const after: PhotoState = { label, binned: undefined };
      if (photo.label === label && !photo.binned) return;
      const change = { project: id, hash, before: stateOf(photo), after };
      await catalog.edits.apply(
        { project: id, kind: 'predicted', at: clock.now(), by, to: label, changes: [change] },
        { extend: last?.edit },
      );
      changed(id);
    },
    async takeBack(project, hash) {
      await findProject(catalog.projects, project);
      const { photo, last } = await find(project, hash);
      if (!photo || !last) return;
      const at = clock.now();
      const after = stateBefore(last, at);
      const done = after.binned
        ? ({ kind: 'bin', to: undefined } as const)
        : ({ kind: 'label', to: after.label } as const);
      await catalog.edits.apply({
        ...done,
        project,
        at,
        by,
        changes: [{ project, hash, before: stateOf(photo), after }],
      });
      changed(project);
    },
    async of(project, hashes) {
      const found = (await catalog.photos.find(project, hashes)).filter(({ binned }) => !binned);
      const last = await catalog.edits.last(
        project,
        found.map(({ hash }) => hash),
      );
      return found.flatMap((photo) => {
        const { hash, label } = photo;
        return label === undefined ? [] : [{ hash, label, given: isGiven(photo, last.get(hash)) }];
      });
    },
  };
}
