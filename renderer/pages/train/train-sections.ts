import { useCurrentProject } from '../../data/use-models.ts';
import { useRuns } from '../../data/use-training.ts';
import type { Command } from '../../palette/command.ts';
import { sectionsOf } from '../../palette/sections-of.ts';
import { earlierRuns } from './earlier-runs.ts';

const useSections = sectionsOf('train', 'train', { earlier: 'earlier' });

/** The way to the trainings of earlier, where there are any. */
export function useTrainSections(): Command[] {
  const { data: runs = [] } = useRuns(useCurrentProject()?.id);
  return useSections(() => earlierRuns(runs).length > 0);
}
