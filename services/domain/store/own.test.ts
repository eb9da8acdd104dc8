import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { requireHarmless } from './lifecycle.ts';
import { isOwnUser, requireForeignBucket, requireForeignUser, requireOpenBucket, stackUsers } from './own.ts';

test('what Meadow works with is not changed by hand, and it is said why', () => {
  expect(() => requireForeignBucket('data')).toThrow('Meadow works with the bucket "data"');
  expect(() => requireForeignUser('core')).toThrow('A service of the stack works with the user "core"');
  requireForeignBucket('camera');
  expect(() => requireForeignBucket('inbox')).toThrow('Meadow works with the bucket "inbox"');
  requireOpenBucket('inbox');
  expect(() => requireOpenBucket('data')).toThrow('Meadow works with the bucket "data"');
  requireForeignUser('anna');
});

test('its users are those that the stack makes', async () => {
  const made = await readdir(new URL('../../../compose/services/minio-access/users', import.meta.url));
  expect(made.toSorted()).toEqual(stackUsers.toSorted());
  expect(isOwnUser('constructor')).toBe(false);
});

test('no rule deletes what Meadow still needs, old versions aside', () => {
  const objects = { deed: { kind: 'objects', days: 1 } } as const;
  expect(() => requireHarmless('models', objects)).toThrow('still needs');
  requireHarmless('models', { deed: { kind: 'older-versions', days: 1 } });
  requireHarmless('logs', objects);
});
