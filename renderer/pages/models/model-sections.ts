import { useLiveHistory } from '../../data/use-live.ts';
import { useCurrentProject, useModels } from '../../data/use-models.ts';
import type { Command } from '../../palette/command.ts';
import { sectionsOf } from '../../palette/sections-of.ts';
import { modelsParts } from './models-parts.ts';

const useSections = sectionsOf('models', 'models', { trend: 'trend.title', history: 'history.title' });

/** The way to what the Models page says of all versions, as far as there is something to say. */
export function useModelSections(): Command[] {
  const project = useCurrentProject()?.id;
  const versions = useModels().data?.filter((version) => version.project === project);
  const shown = modelsParts(versions, useLiveHistory(project).data);
  return useSections((part) => shown[part]);
}
