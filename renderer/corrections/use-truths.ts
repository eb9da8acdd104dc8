import type { Project } from '../../contract/projects.ts';
import { NEITHER } from '../components/class-mark.ts';
import { useProjectWithoutModel } from '../data/use-answering.ts';
import { useModels, useProjects } from '../data/use-models.ts';

/** What a photo can be called, as a project knows it. */
export interface Truths {
  project: Pick<Project, 'id' | 'name'>;
  /** That project has no model of its own, so that another's answered: to call the photo so is to label it. */
  labels: boolean;
  truths: readonly string[];
}

/**
 * What a photo can be called instead of a version's verdict: the classes of the version's project, and before them
 * those of the project that is worked on, where that has no model yet. Empty where there are none.
 */
export function useTruths({ version, verdict }: { version: string; verdict: string }): readonly Truths[] {
  const id = useModels().data?.find((known) => known.version === version)?.project;
  const answered = useProjects().data?.find((known) => known.id === id);
  const waiting = useProjectWithoutModel(version);
  const groups: Truths[] = [];
  if (waiting) groups.push({ project: waiting, labels: true, truths: waiting.classes });
  if (answered) {
    const truths = [...answered.classes, NEITHER].filter((truth) => truth !== verdict);
    groups.push({ project: answered, labels: false, truths });
  }
  return groups.filter(({ truths }) => truths.length > 0);
}
