import type { MenuItemConstructorOptions } from 'electron';
import { type PageName, pageName } from '../contract/shapes/page.ts';
import type { QuickActions } from './tray/tray-menu.ts';
import type { Words } from './words/en.ts';

export interface MenuOptions {
  mac: boolean;
  /** Developer tools are for a checkout, not for an installed Meadow. */
  packaged: boolean;
  words: Words;
  actions: Pick<QuickActions, 'quit' | 'retrain' | 'startStack' | 'stopStack' | 'restartApi'> & {
    open(): void;
    go(page: PageName): void;
    diagnostics(): void;
  };
}

/** Pages with a key of their own. With the letters alone, the window's own keys lead to all of them. */
const KEYS: Partial<Record<PageName, string>> = {
  predict: 'CmdOrCtrl+1',
  history: 'CmdOrCtrl+2',
  photos: 'CmdOrCtrl+3',
  train: 'CmdOrCtrl+4',
  models: 'CmdOrCtrl+5',
  stack: 'CmdOrCtrl+6',
  deploy: 'CmdOrCtrl+7',
  monitoring: 'CmdOrCtrl+8',
  api: 'CmdOrCtrl+9',
  settings: 'CmdOrCtrl+,',
};

/** Settings are among Meadow's own on macOS, and what is wrong is found under Help. */
const ELSEWHERE: ReadonlySet<PageName> = new Set(['settings', 'doctor']);

/** The menu, in the person's language: what the system does by its roles, and Meadow's own pages and actions. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { mac, words } = options;
  return [
    ...(mac ? [appMenu(options)] : []),
    { label: words.menu.file, submenu: fileItems(options) },
    { label: words.menu.edit, submenu: editItems(words) },
    { label: words.menu.go, submenu: pageName.options.filter((page) => !ELSEWHERE.has(page)).map(pageItem(options)) },
    { label: words.menu.actions, submenu: actionItems(options) },
    { label: words.menu.view, submenu: viewItems(options) },
    { role: 'windowMenu', label: words.menu.window },
    { role: 'help', label: words.menu.help, submenu: helpItems(options) },
  ];
}

const pageItem =
  ({ words, actions }: MenuOptions) =>
  (page: PageName): MenuItemConstructorOptions => ({
    label: words.pages[page],
    ...(KEYS[page] !== undefined && { accelerator: KEYS[page] }),
    click: () => actions.go(page),
  });

function appMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { menu } = options.words;
  return {
    label: 'Meadow',
    submenu: [
      { role: 'about', label: menu.about },
      { type: 'separator' },
      pageItem(options)('settings'),
      { type: 'separator' },
      { role: 'services', label: menu.services },
      { type: 'separator' },
      { role: 'hide', label: menu.hide },
      { role: 'hideOthers', label: menu.hideOthers },
      { role: 'unhide', label: menu.unhide },
      { type: 'separator' },
      quitItem(options),
    ],
  };
}

/** Not the role: leaving asks about work that goes on, whoever asks for it. */
const quitItem = ({ words, actions }: MenuOptions): MenuItemConstructorOptions => ({
  label: words.menu.quit,
  accelerator: 'CmdOrCtrl+Q',
  click: actions.quit,
});

function fileItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const { mac, words, actions } = options;
  return [
    { label: words.menu.open, accelerator: 'CmdOrCtrl+O', click: actions.open },
    { type: 'separator' },
    ...(mac ? [] : [pageItem(options)('settings')]),
    { role: 'close', label: words.menu.close },
    ...(mac ? [] : [quitItem(options)]),
  ];
}

const editItems = ({ menu }: Words): MenuItemConstructorOptions[] => [
  { role: 'undo', label: menu.undo },
  { role: 'redo', label: menu.redo },
  { type: 'separator' },
  { role: 'cut', label: menu.cut },
  { role: 'copy', label: menu.copy },
  { role: 'paste', label: menu.paste },
  { role: 'selectAll', label: menu.selectAll },
];

const actionItems = ({ words, actions }: MenuOptions): MenuItemConstructorOptions[] => [
  { label: words.actions.retrain, accelerator: 'CmdOrCtrl+Shift+T', click: actions.retrain },
  { label: words.actions.startStack, accelerator: 'CmdOrCtrl+Shift+U', click: actions.startStack },
  { label: words.actions.stopStack, click: actions.stopStack },
  { label: words.actions.restartApi, click: actions.restartApi },
];

function viewItems({ packaged, words: { menu } }: MenuOptions): MenuItemConstructorOptions[] {
  return [
    { role: 'reload', label: menu.reload },
    ...(packaged ? [] : [{ role: 'toggleDevTools', label: menu.developer } as const]),
    { type: 'separator' },
    { role: 'resetZoom', label: menu.resetZoom },
    { role: 'zoomIn', label: menu.zoomIn },
    { role: 'zoomOut', label: menu.zoomOut },
    { type: 'separator' },
    { role: 'togglefullscreen', label: menu.fullScreen },
  ];
}

function helpItems(options: MenuOptions): MenuItemConstructorOptions[] {
  const { mac, words, actions } = options;
  return [
    pageItem(options)('doctor'),
    { label: words.menu.diagnostics, click: actions.diagnostics },
    ...(mac ? [] : [{ type: 'separator' } as const, { role: 'about', label: words.menu.about } as const]),
  ];
}
