import { expect, test } from 'vitest';
import { keyOf, photoKey } from './hotkeys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const classes = ['ant', 'bee'];

test('a digit gives the class in that place, 0 takes the label away', () => {
  expect(photoKey(press('1'), classes)).toEqual({ does: 'label', label: 'ant' });
  expect(photoKey(press('2'), classes)).toEqual({ does: 'label', label: 'bee' });
  expect(photoKey(press('0'), classes)).toEqual({ does: 'label', label: null });
  expect(photoKey(press('3'), classes)).toBeUndefined();
});

test('after nine classes letters follow, but not the one that begins the way to a page', () => {
  const many = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const given = many.map((label) => keyOf(label, many));
  expect(given.slice(7, 11)).toEqual(['8', '9', 'b', 'c']);
  expect(given).not.toContain('g');
  expect(given.slice(27)).toEqual(Array.from({ length: 13 }));
  expect(photoKey(press('c'), many)).toEqual({ does: 'label', label: 'c10' });
  expect(keyOf('gone', many)).toBeUndefined();
});

test('undo and redo answer to the keys of every system', () => {
  expect(photoKey(press('z', { ctrlKey: true }), classes)).toEqual({ does: 'undo' });
  expect(photoKey(press('Z', { metaKey: true, shiftKey: true }), classes)).toEqual({ does: 'redo' });
  expect(photoKey(press('y', { ctrlKey: true }), classes)).toEqual({ does: 'redo' });
});

test('a digit of another shortcut is none of ours', () => {
  expect(photoKey(press('1', { ctrlKey: true }), classes)).toBeUndefined();
  expect(photoKey(press('1', { altKey: true }), classes)).toBeUndefined();
});
