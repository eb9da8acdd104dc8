import type { MeadowEvent } from '../../contract/events.ts';
import type { Project } from '../../contract/projects.ts';
import type { ServingState } from '../../contract/serving.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Job } from '../../contract/shapes/job.ts';
import type { StackStatus } from '../../contract/shapes/stack.ts';

/** What the shell knows of the core: enough for the tray, the menus and the notifications. */
export interface DeskState {
  /** Whether the core answers. */
  up: boolean;
  language: Settings['language'];
  theme: Settings['theme'];
  projects: readonly Pick<Project, 'id' | 'name' | 'live' | 'current'>[];
  /** Unknown until it was looked at. */
  stack: StackStatus['state'] | undefined;
  serving: ServingState['state'] | undefined;
  /** Work that goes on or waits for its turn. */
  jobs: readonly Job[];
}

export const nothingKnown: DeskState = {
  up: false,
  language: 'system',
  theme: 'system',
  projects: [],
  stack: undefined,
  serving: undefined,
  jobs: [],
};

/** The state after an event; the same object where it says nothing of it. */
export function afterEvent(state: DeskState, event: MeadowEvent): DeskState {
  switch (event.type) {
    case 'settings.changed':
      return { ...state, language: event.settings.language, theme: event.settings.theme };
    case 'stack.changed':
      return { ...state, stack: event.state };
    case 'serving.changed':
      return { ...state, serving: event.serving.state };
    case 'job.changed':
      return { ...state, jobs: withJob(state.jobs, event.job) };
    case 'live.changed':
      return { ...state, projects: withLive(state.projects, event.change) };
    default:
      return state;
  }
}

/** Whether the list of projects may be another one after it: it is to be asked for. */
export const changesProjects = ({ type }: MeadowEvent): boolean => PROJECT_EVENTS.has(type);

const PROJECT_EVENTS: ReadonlySet<MeadowEvent['type']> = new Set([
  'projects.changed',
  'project.selected',
  'project.moved',
  'records.changed',
  'version.removed',
]);

export const isOver = ({ state }: Pick<Job, 'state'>): boolean => state !== 'waiting' && state !== 'running';

function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const others = jobs.filter(({ id }) => id !== job.id);
  return isOver(job) ? others : [...others, job];
}

function withLive(
  projects: DeskState['projects'],
  { project, version }: { project: string; version: string },
): DeskState['projects'] {
  return projects.map((one) => (one.id === project ? { ...one, live: version } : one));
}
