import { expect, test } from 'vitest';
import { chooseRunners } from './choose-runners.ts';

test('no words mean every test', () => {
  expect(chooseRunners([])).toEqual({ vitest: [], playwright: [], window: true });
});

test('a folder of services is for Vitest alone and needs no window', () => {
  expect(chooseRunners(['services/domain'])).toEqual({
    vitest: ['services/domain'],
    playwright: undefined,
    window: false,
  });
});

test('browser tests are for Playwright, with their flags', () => {
  const words = ['tests/e2e/drop.spec.ts', '--headed'];
  expect(chooseRunners(words)).toEqual({ vitest: undefined, playwright: words, window: true });
});

test('both kinds go each their way', () => {
  expect(chooseRunners(['host', 'tests/e2e'])).toEqual({ vitest: ['host'], playwright: ['tests/e2e'], window: true });
});

test('flags alone are for Vitest', () => {
  expect(chooseRunners(['-t', 'wilson'])).toEqual({ vitest: ['-t', 'wilson'], playwright: undefined, window: false });
});
