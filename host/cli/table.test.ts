import fc from 'fast-check';
import { expect, test } from 'vitest';
import { table, visible } from './table.ts';

test('columns stand below each other, and nothing hangs over on the right', () => {
  const rows = [
    ['PHOTO', 'VERDICT', 'SURE'],
    ['a.jpg', 'dandelion', '99.9 %'],
    ['b.jpg', 'grass', ''],
  ];
  expect(table(rows)).toBe('PHOTO  VERDICT    SURE\na.jpg  dandelion  99.9 %\nb.jpg  grass\n');
});

test('a long path gives way from its left, where the screen is narrow', () => {
  const lines = table([['/home/me/pictures/garden/2026/photo 12.jpg', 'dandelion']], 30).trimEnd();
  expect(lines).toBe('…n/2026/photo 12.jpg  dandelion'.slice(0, 1) + lines.slice(1));
  expect(lines).toHaveLength(30);
  expect(lines).toContain('photo 12.jpg  dandelion');
});

test('no text can move the cursor, end a line or turn the writing round', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }),
  );
  expect(visible('two\nlines \u001b[2J')).toBe('two␊lines ␛[2J');
  expect(visible('Löwenzahn 🌼')).toBe('Löwenzahn 🌼');
});
