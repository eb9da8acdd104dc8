import { type RunsOn, runsOn } from '../../contract/shapes/run.ts';
import { orchestratorOf } from '../domain/project-settings.ts';
import type { SettingRecords } from '../ports/catalog/settings.ts';
import type { Orchestrator } from '../ports/orchestrator.ts';

export interface OrchestratorsParts {
  here: Orchestrator;
  /** None where the projects' place has none. */
  stack: (Orchestrator & { isThere(): Promise<boolean> }) | undefined;
  settings: SettingRecords;
}

/** What can run trainings, and which of them a project has chosen. */
export interface Orchestrators {
  /** Throws where the place has no such one. */
  of(where: RunsOn): Orchestrator;
  chosen(project: string): Promise<RunsOn>;
  choices(): Promise<RunsOn[]>;
  choose(project: string, where: RunsOn): Promise<void>;
}

/** Where a project of the stack has chosen to train. */
export const chosenOf = async (settings: Pick<SettingRecords, 'get'>, project: string): Promise<RunsOn> =>
  runsOn.catch('here').parse((await settings.get(orchestratorOf(project))) ?? 'here');

export const createOrchestrators = ({ here, stack, settings }: OrchestratorsParts): Orchestrators => ({
  of: (where) => (where === 'stack' && stack ? stack : here),
  // A project that moved out of the stack trains on this computer.
  chosen: async (project) => (stack ? chosenOf(settings, project) : 'here'),
  choices: async () => (stack && (await stack.isThere()) ? ['here', 'stack'] : ['here']),
  choose: (project, where) => settings.put(orchestratorOf(project), where),
});
