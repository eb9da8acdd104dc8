import type { ContainerFacts } from './container-facts.ts';
import { label } from './labels.ts';
import type { StackFile } from './stack-file.ts';

type Labelled = Pick<ContainerFacts, 'labels'>;

/**
 * Containers of the project that are the stack's, and those of another Compose project that has the same name by
 * chance: what was started from another file is another project where that file has a service this one has not. A file
 * that lies the same way in its folder is this one in another copy of Meadow, and may be older.
 */
export function ownContainers<Container extends Labelled>(
  containers: readonly Container[],
  { path, services }: Pick<StackFile, 'services'> & { path: string },
): { own: Container[]; foreign: Container[] } {
  const named = new Set(services.map(({ name }) => name));
  const isSame = (files: string) => files.split(',').some((file) => file === path || endOf(file) === endOf(path));
  const others = new Set(
    containers
      .filter(({ labels }) => !named.has(labels[label.service] ?? ''))
      .map(filesOf)
      .filter((files) => !isSame(files)),
  );
  return {
    own: containers.filter((each) => !others.has(filesOf(each))),
    foreign: containers.filter((each) => others.has(filesOf(each))),
  };
}

export const filesOf = ({ labels }: Labelled): string => labels[label.files] ?? '';

/** The file and its folder. */
const endOf = (file: string): string => file.split(/[\\/]/).slice(-2).join('/');
