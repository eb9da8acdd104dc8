import { expect, test } from 'vitest';
import { CAMERA, CONNECT, CONNECT_DESK } from '../channels.ts';
import { createBridge } from './bridge.ts';

function opened() {
  const sent: unknown[][] = [];
  const bridge = createBridge({
    send: (...words) => void sent.push(words),
    invoke: async (...words) => void sent.push(words),
    getPathForFile: ({ name }) => `/photos/${name}`,
  });
  return { bridge, sent };
}

test('the window gets one object, and these functions in it', () => {
  expect(Object.keys(opened().bridge).sort()).toEqual(['camera', 'connect', 'pathForFile']);
});

test('each function says one thing on one channel, whatever it is called with', async () => {
  const { bridge, sent } = opened();
  const called = (name: keyof typeof bridge, ...words: unknown[]) => Reflect.apply(bridge[name], bridge, words);
  called('connect', { toString: () => 'a word' }, 'meadow:show');
  called('connect', 'a word', 'desk', 'more');
  await called('camera', 'yes', 'more');
  await called('camera', true);
  expect(sent).toEqual([
    [CONNECT, 'a word'],
    [CONNECT_DESK, 'a word'],
    [CAMERA, false],
    [CAMERA, true],
  ]);
});

test('where a file lies is asked of a file alone', () => {
  expect(opened().bridge.pathForFile(new File([], 'meadow.jpg'))).toBe('/photos/meadow.jpg');
});
