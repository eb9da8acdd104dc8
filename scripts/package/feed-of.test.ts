import { expect, test } from 'vitest';
import { feedOf } from './feed-of.ts';

test('a build that knows where its releases are writes a feed, with what is new', () => {
  expect(feedOf('meadow/meadow', 'notes.md')).toEqual({
    publish: { provider: 'github', owner: 'meadow', repo: 'meadow' },
    releaseInfo: { releaseNotesFile: 'notes.md' },
  });
  expect(feedOf('meadow/meadow', undefined)?.releaseInfo).toEqual({});
});

test.each(['meadow', 'meadow/', '/meadow', 'a/b/c'])('%s is no repository', (name) => {
  expect(() => feedOf(name, undefined)).toThrow('OWNER/NAME');
});

test('any other build writes none', () => {
  expect(feedOf(undefined, 'notes.md')).toBeUndefined();
  expect(feedOf('', undefined)).toBeUndefined();
});
