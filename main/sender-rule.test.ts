import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maySpeak } from './sender-rule.ts';

const top = { url: 'app://meadow/index.html', parent: null };

test('the top frame of an own window may speak', () => {
  expect(maySpeak(top, [top])).toBe(true);
});

test('a frame that is gone, inside another, or of no own window may not', () => {
  const inner = { url: top.url, parent: top };
  expect(maySpeak(null, [top])).toBe(false);
  expect(maySpeak(inner, [top, inner])).toBe(false);
  expect(maySpeak({ ...top }, [top])).toBe(false);
  expect(maySpeak(top, [])).toBe(false);
});

test('no other address may speak, even in an own window', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((rest) => `app://meadow${rest}`),
      ),
      (url) => {
        const frame = { url, parent: null };
        if (!maySpeak(frame, [frame])) return;
        const { protocol, hostname, port } = new URL(url);
        expect([protocol, hostname, port]).toEqual(['app:', 'meadow', '']);
      },
    ),
  );
});
