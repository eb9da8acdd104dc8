import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowed, type Wish } from './permission-rule.ts';

const camera: Wish = { permission: 'media', from: 'app://meadow/index.html', isMainFrame: true, media: ['video'] };

test('the camera is for the window itself', () => {
  expect(isAllowed(camera)).toBe(true);
});

test.each([
  ['the microphone', { media: ['audio'] }],
  ['camera and microphone together', { media: ['video', 'audio'] }],
  ['media of no kind', { media: [] }],
  ['media of a kind that is not known', { media: ['unknown'] }],
  ['a frame within the window', { isMainFrame: false }],
  ['a foreign page', { from: 'https://example.org/' }],
  ['nobody', { from: undefined }],
])('%s gets nothing', (_who, part) => {
  expect(isAllowed({ ...camera, ...part })).toBe(false);
});

test('of all other permissions only writing to the clipboard is given', () => {
  const permission = fc.oneof(
    fc.constantFrom('geolocation', 'notifications', 'clipboard-read', 'fileSystem', 'openExternal', 'display-capture'),
    fc.string(),
  );
  fc.assert(
    fc.property(permission, (name) => {
      fc.pre(name !== 'media' && name !== 'clipboard-sanitized-write');
      expect(isAllowed({ ...camera, permission: name })).toBe(false);
    }),
  );
  expect(isAllowed({ ...camera, permission: 'clipboard-sanitized-write', media: [] })).toBe(true);
});
