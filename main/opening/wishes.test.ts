import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { DeskWish } from '../../contract/desk.ts';
import { createWishes } from './wishes.ts';

const wish = (path: string): DeskWish => ({ kind: 'parcel', path });
const paths = async (listening: AsyncGenerator<DeskWish, void>, count: number) => {
  const heard: string[] = [];
  while (heard.length < count) {
    const { value } = await listening.next();
    if (value?.kind === 'parcel') heard.push(value.path);
  }
  return heard;
};

test('what came before the window listened comes first, each once', async () => {
  const wishes = createWishes();
  wishes.add([wish('a'), wish('b')]);
  const listening = wishes.listen(undefined);
  expect(await paths(listening, 2)).toEqual(['a', 'b']);
  const next = paths(listening, 1);
  wishes.add([wish('c')]);
  expect(await next).toEqual(['c']);
});

test('a window that was loaded again hears what comes, and the page before it hears no more', async () => {
  const wishes = createWishes();
  const before = wishes.listen(undefined).next();
  const after = wishes.listen(undefined);
  const heard = after.next();
  wishes.add([wish('a')]);
  expect(await before).toEqual({ done: true, value: undefined });
  expect((await heard).value).toEqual(wish('a'));
});

test('a wish is not lost with the window that left', async () => {
  const wishes = createWishes();
  const left = new AbortController();
  const before = wishes.listen(left.signal).next();
  left.abort();
  await before;
  wishes.add([wish('a')]);
  expect(await paths(wishes.listen(undefined), 1)).toEqual(['a']);
});

test('a window that stays open leaves nothing behind with each wish', async () => {
  const wishes = createWishes();
  const { signal } = new AbortController();
  const listening = wishes.listen(signal);
  for (let heard = 0; heard < 5; heard += 1) {
    const next = listening.next();
    wishes.add([wish(String(heard))]);
    await next;
  }
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('the newest of very many are kept', async () => {
  const wishes = createWishes();
  wishes.add(Array.from({ length: 200 }, (_, at) => wish(String(at))));
  expect(await paths(wishes.listen(undefined), 1)).toEqual(['150']);
});
