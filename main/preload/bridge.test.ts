import { expect, test } from 'vitest';
import { CONNECT, isNonce } from '../channels.ts';
import { createBridge } from './bridge.ts';

const sent: unknown[][] = [];
const bridge = createBridge({ send: (...words) => sent.push(words), getPathForFile: ({ name }) => `/photos/${name}` });

test('the window gets two functions and nothing of Electron', () => {
  expect(Object.keys(bridge).toSorted()).toEqual(['connect', 'pathForFile']);
});

test('a wish for a port goes to main under its one channel, as plain words', () => {
  bridge.connect('a-nonce-of-the-window', 'core');
  bridge.connect('a-nonce-of-the-window', 'desk');
  expect(sent).toEqual([
    [CONNECT, 'a-nonce-of-the-window', 'core'],
    [CONNECT, 'a-nonce-of-the-window', 'desk'],
  ]);
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
