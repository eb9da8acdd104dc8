import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionWord, askable, askedAction } from './asked-action.ts';

test('each task of the system is asked for by its word, wherever Chromium puts it', () => {
  for (const action of askable) {
    expect(askedAction(['Meadow.exe', actionWord(action)])).toBe(action);
    expect(askedAction(['Meadow.exe', '--lang=fr', actionWord(action), '--no-sandbox', 'a.jpg'])).toBe(action);
  }
  expect(askedAction(['Meadow.exe', '--do=delete'])).toBeUndefined();
  expect(askedAction(['Meadow.exe', 'retrain'])).toBeUndefined();
});

test('whoever wrote the link that Meadow is opened with asks for nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom('--', 'meadow://open/models', 'MEADOW:x'), fc.array(fc.string()), (end, more) => {
      expect(askedAction(['Meadow.exe', end, ...more, actionWord('retrain')])).toBeUndefined();
    }),
  );
});
