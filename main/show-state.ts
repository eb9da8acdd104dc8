import type { DeskState } from './core-news/desk-state.ts';
import type { ElectronParts } from './electron-parts.ts';
import { progressOf } from './job-progress.ts';
import { type MenuOptions, menuTemplate } from './menu-template.ts';
import { createChanged } from './tray/changed-menu.ts';
import { showTray } from './tray/show-tray.ts';
import { dockMenu, factsOf, type QuickActions, trayMenu } from './tray/tray-menu.ts';
import { userTasks } from './user-tasks.ts';
import type { Words } from './words/en.ts';

export interface StateShowParts {
  electron: Pick<ElectronParts, 'app' | 'Menu' | 'Tray'>;
  platform: NodeJS.Platform;
  /** What Windows starts for a task. */
  program: string;
  /** Where the pictures lie. */
  icons: string;
  words(): Words;
  actions: QuickActions & MenuOptions['actions'];
  onDrop(paths: string[]): void;
  /** Whether the desktop shows trays now. */
  isTrayShown(): Promise<boolean>;
  /** On the window's button in the taskbar. */
  setProgress(share: number): void;
}

/** How things are, wherever the system shows it outside of the window: tray, dock, taskbar, menus. */
export interface StateShow {
  /** Electron is ready. */
  begin(): void;
  /** `stopped`: the core does not run any more. */
  update(state: DeskState, stopped: boolean): void;
  /** Whether there is a tray now that a person sees, to go on in where the window is closed. */
  hasTray(): Promise<boolean>;
  remove(): void;
}

export function createStateShow(parts: StateShowParts): StateShow {
  const { electron, platform, words, actions } = parts;
  const { app, Menu } = electron;
  let tray: ReturnType<typeof showTray> | undefined;
  let spoken: string | undefined;
  let badge = 0;
  const isDockChanged = createChanged();

  /** What only a change of the language changes. */
  function speak(said: Words): void {
    if (spoken === said.language) return;
    spoken = said.language;
    const options = { mac: platform === 'darwin', packaged: app.isPackaged, words: said, actions };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
    // In a checkout it is Electron that would be started, without Meadow.
    if (platform === 'win32' && app.isPackaged) app.setUserTasks(userTasks(parts.program, said));
  }
  /** On the icon in the dock, where the system has that. */
  function count(jobs: number): void {
    if (badge === jobs || platform === 'win32') return;
    badge = jobs;
    app.setBadgeCount(jobs);
  }

  return {
    begin() {
      tray = showTray({ electron, icons: parts.icons, platform, onOpen: actions.show, onDrop: parts.onDrop });
    },
    update(state, stopped) {
      const said = words();
      tray?.update(trayMenu(state, stopped, said, actions), ['Meadow', ...factsOf(state, said)].join('\n'));
      const docked = dockMenu(state, stopped, said, actions);
      if (app.dock && isDockChanged(docked)) app.dock.setMenu(Menu.buildFromTemplate(docked));
      parts.setProgress(progressOf(state.jobs));
      count(state.jobs.length);
      speak(said);
    },
    async hasTray() {
      return tray?.isThere === true && (await parts.isTrayShown());
    },
    remove() {
      tray?.remove();
      tray = undefined;
      count(0);
    },
  };
}
