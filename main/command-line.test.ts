import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine, withoutScreen } from './command-line.ts';

const APP = '/opt/Meadow/meadow';

test('what follows --cli is a command', () => {
  expect(commandLine([APP, '--cli', 'predict', '--json', 'a b.jpg'], true)).toEqual(['predict', '--json', 'a b.jpg']);
  expect(commandLine([APP, '--cli'], true)).toEqual([]);
});

test('switches of Chromium may stand before it, files may not', () => {
  expect(commandLine([APP, '--no-sandbox', '--cli', 'doctor'], true)).toEqual(['doctor']);
  expect(commandLine([APP, 'weeds.meadow', '--cli'], true)).toBeUndefined();
  expect(commandLine([APP, 'meadow://predict', '--cli', 'doctor'], true)).toBeUndefined();
});

test('in a checkout the folder of the app stands before it', () => {
  expect(commandLine(['electron', '.', '--cli', 'doctor'], false)).toEqual(['doctor']);
  expect(commandLine(['electron', '.', 'a.jpg', '--cli'], false)).toBeUndefined();
});

test('without it, and behind a file, every word is for the window', () => {
  const word = fc.string().filter((text) => text !== '--cli');
  fc.assert(fc.property(fc.array(word), (words) => commandLine([APP, ...words], true) === undefined));
  fc.assert(
    fc.property(
      word.filter((text) => !text.startsWith('--')),
      fc.array(word),
      (file, words) => commandLine([APP, file, '--cli', ...words], true) === undefined,
    ),
  );
});

test('all words of a command reach it, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      expect(commandLine([APP, '--cli', ...words], true)).toEqual(words);
    }),
  );
});

test('only on Linux, and only where no screen is named, it is started again without one', () => {
  const argv = [APP, '--cli', 'doctor'];
  expect(withoutScreen({ platform: 'linux', argv, env: {} })).toEqual(['--ozone-platform=headless', '--cli', 'doctor']);
  expect(withoutScreen({ platform: 'linux', argv, env: { DISPLAY: ':0' } })).toBeUndefined();
  expect(withoutScreen({ platform: 'linux', argv, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeUndefined();
  expect(withoutScreen({ platform: 'darwin', argv, env: {} })).toBeUndefined();
  const again = [APP, ...(withoutScreen({ platform: 'linux', argv, env: {} }) ?? [])];
  expect(withoutScreen({ platform: 'linux', argv: again, env: {} })).toBeUndefined();
  expect(commandLine(again, true)).toEqual(['doctor']);
});
