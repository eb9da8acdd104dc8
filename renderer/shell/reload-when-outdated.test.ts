import { expect, test } from 'vitest';
import { reloadWhenOutdated } from './reload-when-outdated.ts';

test('a window whose pages were replaced is loaded anew, but not again and again', () => {
  const kept = new Map<string, string>();
  let reloads = 0;
  let now = 1_000_000;
  let fail = () => {};
  reloadWhenOutdated(
    {
      addEventListener: (_type, heard) => {
        fail = () => heard({ preventDefault: () => undefined });
      },
      location: {
        reload: () => {
          reloads += 1;
        },
      },
      sessionStorage: {
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => void kept.set(name, value),
      },
    },
    () => now,
  );
  fail();
  fail();
  expect(reloads).toBe(1);
  now += 3_600_000;
  fail();
  expect(reloads).toBe(2);
});
