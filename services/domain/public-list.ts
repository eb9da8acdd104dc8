import { Fault } from './fault.ts';

/** A photo that is published at an address, with its label. */
export interface PublicPhoto {
  url: string;
  label: string;
}

const ROOT = 'https://raw.githubusercontent.com/btphan95/greenr-airflow/refs/heads/master/data';
const LABELS = ['dandelion', 'grass'];
const EACH = 200;

const dandelionsAndGrass = LABELS.flatMap((label) =>
  Array.from({ length: EACH }, (_, number) => ({
    url: `${ROOT}/${label}/${String(number).padStart(8, '0')}.jpg`,
    label,
  })),
);

/** The public list of photos a project can be filled from; none for most. */
export const publicList = (project: string): readonly PublicPhoto[] =>
  project === 'dandelion-or-grass' ? dandelionsAndGrass : [];

export function noPublicList(project: string): Fault {
  return new Fault(
    'bad-request',
    `There is no public list of photos for "${project}".`,
    'Add photos of your own: drop folders, one a class.',
    { details: { case: 'no-public-list', project } },
  );
}
