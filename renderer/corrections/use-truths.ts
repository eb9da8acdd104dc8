import type { Project } from '../../contract/projects.ts';
import { NEITHER } from '../components/class-mark.ts';
import { useModels, useProjects } from '../data/use-models.ts';

interface Truths {
  classes: readonly string[];
  project: Project | undefined;
}

/** What a photo can be called instead of a version's verdict: the classes of its project; none where that is not known. */
export function useTruths({ version, verdict }: { version: string; verdict: string }): Truths {
  const id = useModels().data?.find((known) => known.version === version)?.project;
  const project = useProjects().data?.find((known) => known.id === id);
  const all = project ? [...project.classes, NEITHER] : [];
  return { classes: all.filter((truth) => truth !== verdict), project };
}
