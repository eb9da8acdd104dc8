import { EventEmitter } from 'node:events';
import type { IpcMain, WebFrameMain } from 'electron';
import { expect, test } from 'vitest';
import { createOwnMessages } from './own-messages.ts';

const frameAt = (url: string, parent: unknown = null) => ({ url, parent }) as WebFrameMain;
const own = frameAt('app://meadow/index.html');
const strangers: [string, WebFrameMain | null][] = [
  ['a frame that is gone', null],
  ['a frame within the window', frameAt(own.url, own)],
  ['a window that is not ours', frameAt(own.url)],
  ['our window on a foreign page', frameAt('https://example.org/')],
];

function listening() {
  const bus = new EventEmitter();
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>();
  const ipc = {
    on: (channel: string, listener: (...words: unknown[]) => void) => bus.on(channel, listener),
    handle: (channel: string, listener: Parameters<IpcMain['handle']>[1]) => void handlers.set(channel, listener),
  } as Pick<IpcMain, 'on' | 'handle'>;
  const messages = createOwnMessages(ipc, () => [own, frameAt('https://example.org/')]);
  const heard: unknown[] = [];
  messages.on('say', (_from, word) => heard.push(word));
  messages.answer('ask', ({ contents }, word) => void heard.push([contents, word]));
  const event = (senderFrame: WebFrameMain | null) => ({ senderFrame, sender: 'contents' });
  return {
    heard,
    say: (frame: WebFrameMain | null, word: unknown) => bus.emit('say', event(frame), word),
    ask: (frame: WebFrameMain | null, word: unknown) => handlers.get('ask')?.(event(frame) as never, word),
  };
}

test('our own top frame is heard', () => {
  const { heard, say, ask } = listening();
  say(own, 'hello');
  ask(own, true);
  expect(heard).toEqual(['hello', ['contents', true]]);
});

test.each(strangers)('%s is not', (_who, frame) => {
  const { heard, say, ask } = listening();
  say(frame, 'hello');
  expect(() => ask(frame, true)).toThrow('may not speak');
  expect(heard).toEqual([]);
});
