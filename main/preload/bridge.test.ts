import { expect, test } from 'vitest';
import { CONNECT, isNonce, SHOW } from '../channels.ts';
import { createBridge } from './bridge.ts';

const sent: unknown[][] = [];
const bridge = createBridge({ send: (...words) => sent.push(words), getPathForFile: ({ name }) => `/photos/${name}` });

test('the window gets three functions and nothing of Electron', () => {
  expect(Object.keys(bridge).toSorted()).toEqual(['connect', 'pathForFile', 'show']);
});

test('a wish for a port goes to main under its one channel', () => {
  bridge.connect('a-nonce-of-the-window');
  expect(sent).toEqual([[CONNECT, 'a-nonce-of-the-window']]);
});

test('a wish to come to the front goes to main under its own channel', () => {
  bridge.show();
  expect(sent.at(-1)).toEqual([SHOW]);
});

test('a dropped file tells its place', () => {
  expect(bridge.pathForFile(new File([], 'meadow.jpg'))).toBe('/photos/meadow.jpg');
});

test.each(['', 'short', 'a'.repeat(65), 'sixteen letters and spaces', 1, null, { length: 20 }])(
  '%j is no nonce',
  (value) => {
    expect(isNonce(value)).toBe(false);
  },
);
