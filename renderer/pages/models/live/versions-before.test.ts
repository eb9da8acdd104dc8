import { expect, test } from 'vitest';
import { versionsBefore } from './versions-before.ts';

const went = (...versions: string[]) =>
  versions
    .map((version) =>
      version.startsWith('<')
        ? ({ version: version.slice(1), how: 'rollback' } as const)
        : ({ version, how: 'gate' } as const),
    )
    .toReversed();

test.each([
  [[], []],
  [['a'], []],
  [['a', 'b'], ['a']],
  [
    ['a', 'b', 'c'],
    ['b', 'a'],
  ],
  [['a', 'b', 'c', '<b'], ['a']],
  [['a', 'b', '<a'], []],
  [['a', 'b', '<a', 'b'], ['a']],
  [
    ['a', 'b', 'c', 'a'],
    ['c', 'b'],
  ],
])('after %j going back leads to %j', (versions, before) => {
  expect(versionsBefore(went(...versions))).toEqual(before);
});
