import { answering } from '../../contract/shapes/answering.ts';
import { useCurrentProject, useModels, useProjects } from './use-models.ts';
import { useServing } from './use-serving.ts';

/**
 * The version that answers photos now, and the project whose question it answers; none where that is not known. Whose it
 * is follows from the projects by the rule that the core serves by: what the API said of itself may be of a moment before.
 */
export function useAnswering() {
  const serving = useServing().data;
  const models = useModels().data;
  const projects = useProjects().data;
  const chosen = projects?.find((project) => project.current);
  const of = projects && answering(projects, chosen?.id);
  const served = models?.find(({ version }) => version === serving?.version);
  // Where the live version was refused, one that was live before answers in its place.
  const instead = serving?.error !== undefined && served?.project === of?.id;
  const model = instead || !of ? served : models?.find(({ version }) => version === of.live);
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
