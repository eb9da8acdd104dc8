import fc from 'fast-check';
import { expect, test } from 'vitest';
import { own } from './own.ts';

test('a record holds what was put into it, and nothing else', () => {
  const name = fc.oneof(fc.constantFrom('constructor', 'toString', '__proto__'), fc.string());
  const entries = fc.uniqueArray(fc.tuple(name, fc.integer()), { selector: ([one]) => one });
  fc.assert(
    fc.property(entries, name, (kept, asked) => {
      expect(own(Object.fromEntries(kept), asked)).toBe(new Map(kept).get(asked));
    }),
  );
});
