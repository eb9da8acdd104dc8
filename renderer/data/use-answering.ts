import { useCurrentProject, useModels, useProjects } from './use-models.ts';
import { useServing } from './use-serving.ts';

/** The version that answers photos now, and the project whose question it answers; none where that is not known. */
export function useAnswering() {
  const served = useServing().data?.version;
  const models = useModels().data;
  const projects = useProjects().data;
  const current = projects?.find((project) => project.current);
  const version = current?.live ?? served ?? models?.find(({ live }) => live)?.version;
  const model = models?.find((known) => known.version === version);
  return model && { ...model, of: projects?.find(({ id }) => id === model.project) };
}

/** The project that is worked on, where it has no model yet, so that that version of another project answers for it. */
export function useProjectWithoutModel(version: string | undefined) {
  const current = useCurrentProject();
  const models = useModels().data;
  if (!current || current.live !== undefined || version === undefined) return undefined;
  const model = models?.find((known) => known.version === version);
  return model && model.project !== current.id ? current : undefined;
}
