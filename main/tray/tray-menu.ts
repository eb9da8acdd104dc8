import type { MenuItemConstructorOptions } from 'electron';
import type { DeskState } from '../core-news/desk-state.ts';
import type { Words } from '../words/en.ts';

/** What a person can have done without opening the window. */
export interface QuickActions {
  show(): void;
  retrain(): void;
  startStack(): void;
  stopStack(): void;
  restartApi(): void;
  restartCore(): void;
  quit(): void;
}

/** The tray's menu: how things are, then what can be done about it. `stopped`: the core does not run any more. */
export function trayMenu(
  state: DeskState,
  stopped: boolean,
  words: Words,
  actions: QuickActions,
): MenuItemConstructorOptions[] {
  return [
    { label: words.actions.show, click: actions.show },
    { type: 'separator' },
    ...dockMenu(state, stopped, words, actions),
    { type: 'separator' },
    { label: words.menu.quit, click: actions.quit },
  ];
}

/** The dock's: the same without what macOS puts there itself. */
export function dockMenu(
  state: DeskState,
  stopped: boolean,
  words: Words,
  actions: QuickActions,
): MenuItemConstructorOptions[] {
  const facts = stopped ? [words.state.coreStopped] : factsOf(state, words);
  return [
    ...facts.map((label) => ({ label, enabled: false })),
    { type: 'separator' },
    ...(stopped
      ? [{ label: words.actions.restartCore, click: actions.restartCore }]
      : workItems(state, words, actions)),
  ];
}

function workItems(state: DeskState, words: Words, actions: QuickActions): MenuItemConstructorOptions[] {
  const current = state.projects.find((project) => project.current);
  const trains = state.jobs.some(({ kind }) => kind === 'train');
  return [
    {
      label: current ? words.actions.retrainNamed(current.name) : words.actions.retrain,
      enabled: state.up && current !== undefined && !trains,
      click: actions.retrain,
    },
    stackItem(state, words, actions),
    ...(state.serving === 'failed' ? [{ label: words.actions.restartApi, click: actions.restartApi }] : []),
  ];
}

/** The state in lines: the live model, the stack where there is one, the work. */
export function factsOf(state: DeskState, words: Words): string[] {
  const live = state.projects.find((project) => project.current)?.live;
  return [
    live === undefined ? words.state.noModel : words.state.live(live),
    ...(state.stack === undefined ? [] : [words.state.stack[state.stack]]),
    ...(state.serving === 'failed' ? [words.state.apiFailed] : []),
    ...(state.jobs.length === 0 ? [] : [words.state.jobs(state.jobs.length)]),
  ];
}

function stackItem({ up, stack, jobs }: DeskState, words: Words, actions: QuickActions): MenuItemConstructorOptions {
  const free = up && stack !== undefined && !jobs.some(({ kind }) => kind.startsWith('stack-'));
  return stack === 'healthy' || stack === 'starting'
    ? { label: words.actions.stopStack, enabled: free, click: actions.stopStack }
    : { label: words.actions.startStack, enabled: free, click: actions.startStack };
}
