import { expect, test } from 'vitest';
import { chooseRunners } from './choose-runners.ts';

const nothing = { all: false, vitest: undefined, browser: undefined, app: undefined };

test('no words mean every test', () => {
  expect(chooseRunners([])).toEqual({ ...nothing, all: true, app: [], window: true });
});

test('a folder of services is for Vitest alone and needs no window', () => {
  expect(chooseRunners(['services/domain'])).toEqual({
    ...nothing,
    vitest: ['services/domain'],
    window: false,
  });
});

test('browser tests are for Playwright, with their flags', () => {
  const words = ['tests/e2e/drop.spec.ts', '--headed'];
  expect(chooseRunners(words)).toEqual({ ...nothing, browser: words, window: true });
});

test('both kinds go each their way', () => {
  expect(chooseRunners(['host', 'tests/e2e'])).toEqual({
    ...nothing,
    vitest: ['host'],
    browser: ['tests/e2e'],
    window: true,
  });
});

test('flags alone are for Vitest', () => {
  expect(chooseRunners(['-t', 'wilson'])).toEqual({
    ...nothing,
    vitest: ['-t', 'wilson'],
    window: false,
  });
});

test('journeys through the packaged app need no window that is built, and are no browser tests', () => {
  const words = ['tests/desktop-app/app.spec.ts', '--debug'];
  expect(chooseRunners(words)).toEqual({ ...nothing, app: words, window: false });
  expect(chooseRunners(['tests\\desktop-app'])).toMatchObject({ app: ['tests\\desktop-app'], vitest: undefined });
});
