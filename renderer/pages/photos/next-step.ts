import type { Project } from '../../../contract/projects.ts';
import { own } from '../../../contract/shapes/own.ts';
import type { PhotoCounts } from '../../../contract/shapes/project-photo.ts';
import { LEAST_CLASSES, LEAST_PHOTOS } from '../../../contract/shapes/trainable.ts';

/** What a person should do next with a project's photos. */
export type NextStep =
  | { kind: 'get-public' }
  | { kind: 'add' }
  | { kind: 'label'; photos: number }
  | { kind: 'train'; photos: number }
  | { kind: 'retrain'; photos: number };

/** So many new labels make a retraining worth a click. */
export const ENOUGH_NEW = 10;

interface State {
  project: Pick<Project, 'publicList' | 'classes'>;
  counts: PhotoCounts;
  /** Photos the last finished training used; `null` before the first. */
  trained: number | null;
}

/** The one thing to do: fill an empty project, then label, then train, then bring more. */
export function nextStep({ project, counts, trained }: State): NextStep {
  if (counts.total === 0) return { kind: project.publicList ? 'get-public' : 'add' };
  if (counts.unlabelled > 0) return { kind: 'label', photos: counts.unlabelled };
  if (!isTrainable(project.classes, counts)) return { kind: 'add' };
  if (trained === null) return { kind: 'train', photos: counts.total };
  const fresh = counts.total - trained;
  return fresh >= ENOUGH_NEW ? { kind: 'retrain', photos: fresh } : { kind: 'add' };
}

function isTrainable(classes: readonly string[], { labels }: PhotoCounts): boolean {
  return classes.length >= LEAST_CLASSES && classes.every((label) => (own(labels, label) ?? 0) >= LEAST_PHOTOS);
}
