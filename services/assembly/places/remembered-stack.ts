import { z } from 'zod';
import { type Project, project } from '../../../contract/projects.ts';
import { type VersionSummary, versionSummary } from '../../../contract/shapes/model.ts';
import { servedModel } from '../../../contract/shapes/predictor.ts';
import type { PlaceShelf } from '../../domain/places/join-shelves.ts';
import type { SettingRecords } from '../../ports/catalog/settings.ts';

/**
 * What was last known of the projects in the stack, kept on the laptop: while the stack is away its projects are listed
 * all the same, and their versions answer photos from the files that were fetched.
 */
export interface RememberedStack {
  projects(): Promise<Project[]>;
  keepProjects(projects: readonly Project[]): Promise<void>;
  models(): Promise<VersionSummary[]>;
  keepModels(models: readonly VersionSummary[]): Promise<void>;
  shelf(): Promise<PlaceShelf>;
  keepShelf(shelf: PlaceShelf): Promise<void>;
}

const PROJECTS = 'stack-projects';
const MODELS = 'stack-models';
const SHELF = 'stack-shelf';

const projectsShape = z.array(project);
const modelsShape = z.array(versionSummary);
const shelfShape = z.object({
  models: z.array(servedModel),
  live: z.record(z.string(), z.object({ versions: z.array(z.string()), switched: z.int() })),
  names: z.record(z.string(), z.string()).default({}),
});

export function rememberStack(settings: SettingRecords): RememberedStack {
  /** What is as it was is not written again. */
  const keep = async (name: string, value: unknown) => {
    if (JSON.stringify(await settings.get(name)) !== JSON.stringify(value)) await settings.put(name, value);
  };
  return {
    projects: async () => projectsShape.catch([]).parse((await settings.get(PROJECTS)) ?? []),
    keepProjects: (projects) => keep(PROJECTS, projects),
    models: async () => modelsShape.catch([]).parse((await settings.get(MODELS)) ?? []),
    keepModels: (models) => keep(MODELS, models),
    shelf: async () => ({
      ...shelfShape.catch({ models: [], live: {}, names: {} }).parse((await settings.get(SHELF)) ?? {}),
      absent: {},
    }),
    keepShelf: ({ models, live, names }) => keep(SHELF, { models, live, names }),
  };
}
