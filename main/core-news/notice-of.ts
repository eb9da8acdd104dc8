import type { MeadowEvent } from '../../contract/events.ts';
import type { Job } from '../../contract/shapes/job.ts';
import type { PageName, PagePlace } from '../../contract/shapes/page.ts';
import type { Words } from '../words/en.ts';
import type { DeskState } from './desk-state.ts';
import { jobName } from './job-name.ts';

/** A notification of the system, and where it leads. */
export interface Notice {
  title: string;
  body: string;
  place: PagePlace;
}

/** Who waited less long has not gone away meanwhile; what failed is told however soon it did. */
const LONG_MS = 10_000;

const PAGES: Readonly<Record<string, PageName>> = {
  train: 'train',
  add: 'photos',
  check: 'photos',
  download: 'photos',
  backup: 'settings',
  restore: 'settings',
  export: 'settings',
  import: 'models',
  move: 'settings',
  relocate: 'settings',
  stack: 'stack',
  deploy: 'deploy',
  load: 'loadTest',
  update: 'settings',
};

/** What is worth telling a person who does not look at the window; `before` is the state that the event changed. */
export function noticeOf(event: MeadowEvent, before: DeskState, words: Words): Notice | undefined {
  if (event.type === 'job.changed') return noticeOfJob(event.job, words);
  if (event.type === 'live.changed') {
    const { change } = event;
    if (change.how === 'starter') return undefined;
    return {
      title: words.notices.live(change.version),
      body: words.notices.liveOf(projectName(before, change.project)),
      place: { page: 'models', version: change.version },
    };
  }
  if (event.type === 'alert.raised') {
    return {
      title: projectName(before, event.project),
      body: words.alerts[event.alert.name],
      place: { page: 'monitoring' },
    };
  }
  if (event.type === 'serving.changed' && event.serving.state === 'failed' && before.serving !== 'failed') {
    const body = event.serving.error ? words.notices.apiFailed : '';
    return { title: words.state.apiFailed, body, place: { page: 'api' } };
  }
  if (event.type === 'stack.trouble') {
    return {
      title: words.notices.service(event.service),
      body: words.troubles[event.trouble.kind],
      place: { page: 'stack' },
    };
  }
  return undefined;
}

/** Of one that a person cancelled they know. */
function noticeOfJob(job: Job, words: Words): Notice | undefined {
  const { state, started, ended } = job;
  if (ended === undefined || (state !== 'done' && state !== 'failed')) return undefined;
  if (state === 'done' && Date.parse(ended) - Date.parse(started) < LONG_MS) return undefined;
  const name = jobName(job, words);
  return {
    title: state === 'done' ? words.notices.done(name) : words.notices.failed(name),
    body: '',
    place: { page: PAGES[job.kind.replace(/-.*/, '')] ?? 'predict' },
  };
}

const projectName = ({ projects }: DeskState, project: string): string =>
  projects.find(({ id }) => id === project)?.name ?? project;
