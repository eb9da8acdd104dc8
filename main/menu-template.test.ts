import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { pageName } from '../contract/shapes/page.ts';
import { type MenuOptions, menuTemplate } from './menu-template.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

const asked: string[] = [];
const actions: MenuOptions['actions'] = {
  open: () => asked.push('open'),
  go: (page) => asked.push(page),
  diagnostics: () => asked.push('diagnostics'),
  quit: () => asked.push('quit'),
  retrain: () => asked.push('retrain'),
  startStack: () => asked.push('startStack'),
  stopStack: () => asked.push('stopStack'),
  restartApi: () => asked.push('restartApi'),
};
const menu = (options: Partial<MenuOptions> = {}) =>
  menuTemplate({ mac: false, packaged: true, words: en, actions, ...options });

/** Every item that does something, in whatever menu. */
const itemsOf = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => (Array.isArray(item.submenu) ? itemsOf(item.submenu) : [item]));
const press = (item: MenuItemConstructorOptions) => Reflect.apply(item.click ?? (() => {}), undefined, []);

test('developer tools are offered in a checkout alone', () => {
  expect(JSON.stringify(menu({ packaged: false }))).toContain('toggleDevTools');
  expect(JSON.stringify(menu())).not.toContain('toggleDevTools');
});

test.each([true, false])('every page and every action is there once (macOS: %s)', (mac) => {
  asked.length = 0;
  for (const item of itemsOf(menu({ mac }))) press(item);
  const all = [...pageName.options, 'open', 'diagnostics', 'quit', 'retrain', 'startStack', 'stopStack', 'restartApi'];
  expect(asked.toSorted()).toEqual(all.toSorted());
});

test.each([true, false])('no key does two things (macOS: %s)', (mac) => {
  const keys = itemsOf(menu({ mac })).flatMap(({ accelerator }) => (accelerator ? [accelerator] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('CmdOrCtrl+1');
});

test('macOS gets its own first menu; leaving asks there too', () => {
  const [first] = menu({ mac: true });
  expect(first?.label).toBe('Meadow');
  expect(JSON.stringify(menu({ mac: true }))).not.toContain('"role":"quit"');
});

test('it speaks the language it is told to', () => {
  expect(menu({ words: fr }).map(({ label }) => label)).toEqual([
    'Fichier',
    'Édition',
    'Aller',
    'Actions',
    'Affichage',
    'Fenêtre',
    'Aide',
  ]);
});
