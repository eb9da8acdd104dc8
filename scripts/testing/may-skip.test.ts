import { expect, test } from 'vitest';
import { maySkip } from './may-skip.ts';

test('what no machine can all run may always be skipped', () => {
  expect(maySkip('tests/a.test.ts > lives (not on macOS)', {})).toBe(true);
  expect(maySkip('tests/desktop-app/app.spec.ts > starts (MEADOW_TEST_APP)', {})).toBe(true);
});

test('any other only where the environment says that the machine has none', () => {
  const name = 'tests/e2e/deploy.spec.ts > a version is deployed (No cluster: MEADOW_TEST_KUBECONFIG)';
  expect(maySkip(name, {})).toBe(false);
  expect(maySkip(name, { MEADOW_TEST_NO_ENGINE: 'yes', MEADOW_TEST_NO_CLUSTER: '' })).toBe(false);
  expect(maySkip(name, { MEADOW_TEST_NO_CLUSTER: 'yes' })).toBe(true);
});

test('photos that are not in the public list may lack, but not those that are', () => {
  const env = { MEADOW_TEST_PUBLIC_PHOTOS: 'yes' };
  expect(maySkip('train.spec.ts > becomes a model (MEADOW_TEST_PHOTOS names no folder with ants-vs-bees)', env)).toBe(
    true,
  );
  expect(maySkip('train.spec.ts > becomes a model (MEADOW_TEST_PHOTOS names no folder of photos)', env)).toBe(false);
});
