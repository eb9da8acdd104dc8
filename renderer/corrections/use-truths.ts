import { NEITHER } from '../components/class-mark.ts';
import { useModels, useProjects } from '../data/use-models.ts';

/** What a photo can be called instead of a version's verdict: the classes of its project; empty where there are none. */
export function useTruths({ version, verdict }: { version: string; verdict: string }): readonly string[] {
  const id = useModels().data?.find((known) => known.version === version)?.project;
  const project = useProjects().data?.find((known) => known.id === id);
  return project ? [...project.classes, NEITHER].filter((truth) => truth !== verdict) : [];
}
