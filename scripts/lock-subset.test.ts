import { expect, test } from 'vitest';
import { type LockFile, lockSubset } from './lock-subset.ts';

const lock: LockFile = {
  name: 'app',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': {},
    'node_modules/native': {
      version: '2.0.0',
      dependencies: { helper: '^1.0.0' },
      optionalDependencies: { linux: '1' },
    },
    'node_modules/native/node_modules/helper': { version: '1.0.0', dependencies: { deep: '1' } },
    'node_modules/helper': { version: '3.0.0' },
    'node_modules/deep': { version: '1.0.0', dev: true },
    'node_modules/linux': { version: '1.0.0' },
    'node_modules/other': { version: '1.0.0' },
  },
};

test('takes what a package needs, each from where Node would find it, and nothing else', () => {
  const { manifest, lock: subset } = lockSubset(lock, ['native']);
  expect(manifest.dependencies).toEqual({ native: '2.0.0' });
  expect(Object.keys(subset.packages)).toEqual([
    '',
    'node_modules/deep',
    'node_modules/linux',
    'node_modules/native',
    'node_modules/native/node_modules/helper',
  ]);
  // What only development needs in the whole, the image needs in earnest.
  expect(subset.packages['node_modules/deep']).toEqual({ version: '1.0.0' });
});

test('says so where the lock does not have a package', () => {
  expect(() => lockSubset(lock, ['absent'])).toThrow('absent');
});
