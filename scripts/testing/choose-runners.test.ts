import { expect, test } from 'vitest';
import { chooseRunners } from './choose-runners.ts';

test('no words mean every test', () => {
  expect(chooseRunners([])).toEqual({ vitest: [], playwright: [], app: [], window: true });
});

test('a folder of services is for Vitest alone and needs no window', () => {
  expect(chooseRunners(['services/domain'])).toEqual({
    vitest: ['services/domain'],
    playwright: undefined,
    app: undefined,
    window: false,
  });
});

test('browser tests are for Playwright, with their flags', () => {
  const words = ['tests/e2e/drop.spec.ts', '--headed'];
  expect(chooseRunners(words)).toEqual({ vitest: undefined, playwright: words, app: undefined, window: true });
});

test('both kinds go each their way', () => {
  expect(chooseRunners(['host', 'tests/e2e'])).toEqual({
    vitest: ['host'],
    playwright: ['tests/e2e'],
    app: undefined,
    window: true,
  });
});

test('flags alone are for Vitest', () => {
  expect(chooseRunners(['-t', 'wilson'])).toEqual({
    vitest: ['-t', 'wilson'],
    playwright: undefined,
    app: undefined,
    window: false,
  });
});

test('journeys through the packaged app need no window that is built, and are no browser tests', () => {
  const words = ['tests/desktop-app/app.spec.ts', '--debug'];
  expect(chooseRunners(words)).toEqual({ vitest: undefined, playwright: undefined, app: words, window: false });
  expect(chooseRunners(['tests\\desktop-app'])).toMatchObject({ app: ['tests\\desktop-app'], vitest: undefined });
});
