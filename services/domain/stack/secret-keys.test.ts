import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyOf, pathOf } from './secret-keys.ts';

const name = fc.stringMatching(/^[a-z0-9_-]([a-z0-9_-]|\.[a-z0-9_-])*$/);

it('gives every path a key that Kubernetes takes, and each key its path again', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
      const path = parts.join('/');
      expect(keyOf(path)).toMatch(/^[-._a-zA-Z0-9]+$/);
      expect(pathOf(keyOf(path))).toBe(path);
    }),
  );
});

it.each(['a..b', 'a./b', '/etc', '../a', '.', 'a b', ''])(
  'refuses %j, which would be no key or come back as another',
  (path) => {
    expect(() => keyOf(path)).toThrow('no key for the file');
  },
);
