import { expect, test } from 'vitest';
import { mayBePhoto, textPreview } from './preview.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('JSON is laid out, and shown as it is where it is cut or wrong', () => {
  expect(textPreview('a.json', bytes('{"a":1}'), true)).toMatchObject({ format: 'json', text: '{\n  "a": 1\n}' });
  expect(textPreview('a.json', bytes('{"a":'), true)).toMatchObject({ text: '{"a":' });
  expect(textPreview('a.json', bytes('{"a"'), false)).toMatchObject({ text: '{"a"', cut: true });
});

test('text is told by its bytes, whatever it is called', () => {
  expect(textPreview('notes', bytes('été\n'), true)).toEqual({
    kind: 'text',
    text: 'été\n',
    format: 'plain',
    cut: false,
  });
  expect(textPreview('a.MD', bytes('# a'), true)).toMatchObject({ format: 'markdown' });
  expect(textPreview('a.txt', Uint8Array.of(0, 1, 2), true)).toEqual({ kind: 'none' });
  expect(textPreview('a.txt', Uint8Array.of(0xff, 0xfe), true)).toEqual({ kind: 'none' });
});

test('a letter that is cut in two at the end is left out', () => {
  const cut = bytes('café').subarray(0, -1);
  expect(textPreview('a', cut, false)).toMatchObject({ text: 'caf' });
  expect(textPreview('a', cut, true)).toEqual({ kind: 'none' });
});

test('what has no ending may be a photo; what is empty, too large or called otherwise is none', () => {
  expect(mayBePhoto('photos/3f/3fa0', 5000, 10_000)).toBe(true);
  expect(mayBePhoto('a.JPG', 5000, 10_000)).toBe(true);
  for (const [key, size] of [
    ['a', 0],
    ['a', 20_000],
    ['model.meadow', 10],
    ['a.JSON', 10],
  ] as const)
    expect(mayBePhoto(key, size, 10_000), key).toBe(false);
});
