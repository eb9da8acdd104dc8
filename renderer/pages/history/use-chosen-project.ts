import { useMemo, useState } from 'react';
import type { HistoryFilter } from '../../../contract/history.ts';

interface Project {
  id: string;
  current: boolean;
  live?: string | undefined;
}

/**
 * Whose predictions are listed: those of the project that is worked on, until another is chosen, or all. What is asked
 * for a project without a model is answered by another project's, and found among all.
 */
export function useChosenProject(
  projects: readonly Project[] | undefined,
): [Pick<HistoryFilter, 'project'>, (project: string | undefined) => void] {
  const [chosen, setChosen] = useState<{ project: string | undefined }>();
  const current = projects?.find((project) => project.current && project.live !== undefined)?.id;
  const project = chosen ? chosen.project : current;
  const filter = useMemo(() => (project === undefined ? {} : { project }), [project]);
  return [filter, (next) => setChosen({ project: next })];
}
