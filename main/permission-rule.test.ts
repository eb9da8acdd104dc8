import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowed, type Wish } from './permission-rule.ts';

const camera: Wish = {
  permission: 'media',
  from: 'app://meadow/index.html',
  isMainFrame: true,
  media: ['video'],
  cameraPanel: true,
};

test('the camera is for the window itself, while its panel is open', () => {
  expect(isAllowed(camera)).toBe(true);
});

test.each([
  ['a window whose camera panel is closed', { cameraPanel: false }],
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

test('text for the clipboard is for the window itself, and for nobody else', () => {
  const wish = { ...camera, permission: 'clipboard-sanitized-write', media: [], cameraPanel: false };
  expect(isAllowed(wish)).toBe(true);
  expect(isAllowed({ ...wish, isMainFrame: false })).toBe(false);
  expect(isAllowed({ ...wish, from: 'https://example.org/' })).toBe(false);
});

test('no other permission is given', () => {
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
});
