import { useMemo, useState } from 'react';
import type { HistoryFilter } from '../../../contract/history.ts';

interface Project {
  id: string;
  current: boolean;
  live?: string | undefined;
}

/**
 * Whose predictions are listed: those of the project that is worked on, until another is chosen, or all. What is asked
 * for a project without a model is answered by another project's, and found among all; where it gets one meanwhile, the
 * list is not taken away from who reads it.
 */
export function useChosenProject(
  projects: readonly Project[] | undefined,
): [Pick<HistoryFilter, 'project'>, (project: string | undefined) => void] {
  const [chosen, setChosen] = useState<{ project: string | undefined }>();
  const [begun, setBegun] = useState<{ of: string; project: string | undefined }>();
  const current = projects?.find((project) => project.current);
  if (current && begun?.of !== current.id)
    setBegun({ of: current.id, project: current.live === undefined ? undefined : current.id });
  const project = chosen ? chosen.project : begun?.project;
  const filter = useMemo(() => (project === undefined ? {} : { project }), [project]);
  return [filter, (next) => setChosen({ project: next })];
}
