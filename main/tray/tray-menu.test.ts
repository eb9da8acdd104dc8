import { expect, test } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { type DeskState, nothingKnown } from '../core-news/desk-state.ts';
import { en } from '../words/en.ts';
import { dockMenu, type QuickActions, trayMenu } from './tray-menu.ts';

const nothing = () => {};
const actions: QuickActions = {
  show: nothing,
  retrain: nothing,
  startStack: nothing,
  stopStack: nothing,
  restartApi: nothing,
  restartCore: nothing,
  quit: nothing,
};
const known: DeskState = {
  ...nothingKnown,
  up: true,
  projects: [{ id: 'insects', name: 'Insects', live: 'insects-2', current: true }],
  stack: 'off',
  serving: 'ready',
};
const training: Job = {
  id: '1',
  kind: 'train',
  state: 'running',
  progress: { stage: 'embed', done: 0, total: 1 },
  started: '2026-01-01T00:00:00Z',
};
/** The labels; those that cannot be pressed in brackets. */
const labels = (state: DeskState, stopped = false) =>
  trayMenu(state, stopped, en, actions).flatMap(({ label, enabled }) =>
    label === undefined ? [] : [enabled === false ? `(${label})` : label],
  );

test('the live model and the stack are told, and what can be done is offered', () => {
  expect(labels(known)).toEqual([
    'Open Meadow',
    '(Live: insects-2)',
    '(Stack off)',
    'Retrain Insects',
    'Start the stack',
    'Quit Meadow',
  ]);
});

test('the menu of the dock has the same, but for what macOS has there itself', () => {
  for (const stopped of [false, true]) {
    const tray = trayMenu(known, stopped, en, actions);
    expect(dockMenu(known, stopped, en, actions)).toEqual(tray.slice(2, -2));
  }
});

test('what goes on already is not offered again', () => {
  expect(labels({ ...known, stack: 'healthy', jobs: [training] })).toEqual([
    'Open Meadow',
    '(Live: insects-2)',
    '(Stack well)',
    '(1 job is running)',
    '(Retrain Insects)',
    'Stop the stack',
    'Quit Meadow',
  ]);
  expect(labels({ ...known, jobs: [{ ...training, kind: 'stack-up' }] })).toContain('(Start the stack)');
});

test('a predictor that has stopped, and a core that has, can be started again', () => {
  expect(labels({ ...known, serving: 'failed' })).toEqual(
    expect.arrayContaining(['(The local API has stopped)', 'Restart the local API']),
  );
  expect(labels(known, true)).toEqual([
    'Open Meadow',
    '(Meadow’s core has stopped)',
    'Start Meadow’s core again',
    'Quit Meadow',
  ]);
});

test('before the core was heard of, nothing can be pressed but Open and Quit', () => {
  expect(labels(nothingKnown)).toEqual([
    'Open Meadow',
    '(No model yet)',
    '(Retrain)',
    '(Start the stack)',
    'Quit Meadow',
  ]);
});
