import { expect, test } from 'vitest';
import { entryOf, versionOf } from './entry-of.ts';

const changelog = `# Changes

## Unreleased

- Not yet.

## 1.10.0 (2027-01-31)

- Drop a photo.

### For those who run the stack

- One more service.

## 1.1.0

## 1.0.0

- The first.
`;

test('the entry is what stands below its heading, up to the next version', () => {
  expect(entryOf(changelog, '1.10.0')).toBe(
    '- Drop a photo.\n\n### For those who run the stack\n\n- One more service.',
  );
  expect(entryOf(changelog, '1.0.0')).toBe('- The first.');
  expect(entryOf(changelog.replaceAll('\n', '\r\n'), '1.0.0')).toBe('- The first.');
});

test('a version that is not there, or of which nothing is said, has no release', () => {
  expect(() => entryOf(changelog, '1.1')).toThrow('no heading "## 1.1"');
  expect(() => entryOf(changelog, '1.1.0')).toThrow('says nothing of 1.1.0');
});

test('a tag names the version of the package, and nothing else', () => {
  expect(versionOf('v1.2.0', '1.2.0')).toBe('1.2.0');
  expect(versionOf('v1.2.0-rc.1', '1.2.0-rc.1')).toBe('1.2.0-rc.1');
  expect(() => versionOf('v1.2.0', '1.3.0')).toThrow('The tag says 1.2.0, package.json says 1.3.0.');
  for (const tag of ['1.2.0', 'v1.2', 'v1.2.0; rm -rf .', 'refs/tags/v1.2.0', ''])
    expect(() => versionOf(tag, '1.2.0')).toThrow('is no tag of a release');
});
