import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromFloat16, toFloat16 } from './float16.ts';

it('reads what it wrote, exactly where float16 can say it', () => {
  const numbers = Float32Array.of(0, -0, 1, -2.5, 65_504, 2 ** -24, Number.POSITIVE_INFINITY, 1 / 3);
  expect(Array.from(fromFloat16(toFloat16(numbers)))).toEqual([...Array.from(numbers.slice(0, 7)), 0.333251953125]);
});

it('reads from any place in a buffer, and refuses half a number', () => {
  fc.assert(
    fc.property(fc.nat(3), fc.array(fc.integer({ min: -2048, max: 2048 })), (before, numbers) => {
      const bytes = Buffer.concat([Buffer.alloc(before), toFloat16(Float32Array.from(numbers))]);
      expect(Array.from(fromFloat16(bytes.subarray(before)))).toEqual(numbers);
    }),
  );
  expect(() => fromFloat16(new Uint8Array(3))).toThrow(RangeError);
});
