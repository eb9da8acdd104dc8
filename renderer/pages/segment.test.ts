import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSegment, toSegment } from './segment.ts';

test('any text comes back from an address, which has no slash and nothing that is decoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const segment = toSegment(text);
      expect(segment).toMatch(/^[A-Za-z0-9\-_.!~*'()]*$/);
      expect(fromSegment(segment)).toBe(text);
    }),
  );
});

test('what a person typed wrongly is nothing', () => {
  expect(fromSegment('~E9')).toBe('');
  expect(fromSegment(undefined)).toBe('');
});
