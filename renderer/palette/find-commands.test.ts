import { expect, test } from 'vitest';
import { IconInfo } from '../components/icons.ts';
import type { Command } from './command.ts';
import { findCommands } from './find-commands.ts';

const command = (name: string, ...also: string[]): Command => ({
  id: name,
  group: 'pages',
  icon: IconInfo,
  name,
  also,
  run: () => {},
});

const commands = [
  command('Settings', 'Réglages', 'options préférences'),
  command('History', 'Historique'),
  command('Doctor', 'Diagnostic'),
  command('Start the stack', 'Démarrer la pile'),
  command('Predict photos', 'Prédire des photos', 'classify verdict choose open files'),
  command('Add photos to the project', 'Ajouter des photos au projet', 'import upload training data'),
];
const found = (typed: string) => findCommands(commands, typed).map(({ name }) => name);

test('without letters every command is there, in its order', () => {
  expect(found(' ')).toEqual(commands.map(({ name }) => name));
});

test.each([
  ['hist', 'History'],
  ['stst', 'Start the stack'],
  ['reglages', 'Settings'],
  ['RÉGL', 'Settings'],
  ['demarrer', 'Start the stack'],
  ['preferences', 'Settings'],
  ['add photos', 'Add photos to the project'],
  ['photos add', 'Add photos to the project'],
  ['predict', 'Predict photos'],
  ['import', 'Add photos to the project'],
])('%s leads to %s', (typed, name) => {
  expect(found(typed)[0]).toBe(name);
});

test('what is nowhere meant finds nothing', () => {
  expect(found('qqqzzz')).toEqual([]);
});
