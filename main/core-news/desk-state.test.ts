import { expect, test } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { settingsShape } from '../../contract/settings.ts';
import type { Job } from '../../contract/shapes/job.ts';
import { afterEvent, changesProjects, type DeskState, nothingKnown } from './desk-state.ts';

const job = (id: string, state: Job['state']): Job => ({
  id,
  kind: 'train',
  state,
  progress: { stage: '', done: 0, total: 0 },
  started: '2026-01-01T00:00:00Z',
});
const after = (events: MeadowEvent[], from: DeskState = nothingKnown) => events.reduce(afterEvent, from);

test('jobs are known from their beginning to their end, each once', () => {
  const tell = (id: string, state: Job['state']): MeadowEvent => ({ type: 'job.changed', job: job(id, state) });
  const state = after([tell('a', 'waiting'), tell('b', 'running'), tell('a', 'running'), tell('b', 'failed')]);
  expect(state.jobs).toEqual([job('a', 'running')]);
});

test('settings, the stack and the live version are what was told last', () => {
  const projects = ['one', 'two'].map((id) => ({ id, name: id, live: undefined, current: id === 'one' }));
  const change = {
    id: 1,
    project: 'two',
    version: 'two-3',
    at: '2026-01-01T00:00:00Z',
    how: 'gate',
    by: 'Meadow',
    reason: '',
  } as const;
  const state = after(
    [
      { type: 'settings.changed', settings: settingsShape.parse({ language: 'fr', theme: 'dark' }) },
      { type: 'stack.changed', state: 'starting' },
      { type: 'live.changed', change },
    ],
    { ...nothingKnown, projects },
  );
  expect(state).toMatchObject({ language: 'fr', theme: 'dark', stack: 'starting' });
  expect(state.projects.map(({ live }) => live)).toEqual([undefined, 'two-3']);
});

test('what says nothing of it leaves it as it is', () => {
  expect(afterEvent(nothingKnown, { type: 'predictions.made', count: 1, origin: 'api' })).toBe(nothingKnown);
  expect(changesProjects({ type: 'project.selected', project: 'one' })).toBe(true);
  expect(changesProjects({ type: 'machine.woke' })).toBe(false);
});
