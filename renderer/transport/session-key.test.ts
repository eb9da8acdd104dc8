import { expect, test } from 'vitest';
import { takeSessionKey } from './session-key.ts';

function browser(hash: string) {
  const kept = new Map<string, string>();
  const shown: string[] = [];
  const parts = {
    location: { hash, pathname: '/' },
    history: { replaceState: (_data: unknown, _title: string, address: string) => shown.push(address) },
    storage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
    },
  };
  return { ...parts, shown };
}

test('the key is kept for this tab and taken out of the address', () => {
  const { location, history, storage, shown } = browser('#key=abc-_123');
  expect(takeSessionKey(location, history, storage)).toBe('abc-_123');
  expect(shown).toEqual(['/']);
  expect(takeSessionKey({ hash: '#/history', pathname: '/' }, history, storage)).toBe('abc-_123');
  expect(shown).toEqual(['/']);
});

test('a tab without a link has none', () => {
  const { location, history, storage } = browser('#/');
  expect(takeSessionKey(location, history, storage)).toBeUndefined();
});
