import { describe, expect, it } from 'vitest';
import type { Canary, CanarySide } from '../../contract/shapes/canary.ts';
import { endWords, shareWords, standing } from './canary-words.ts';

const side = (version: string): CanarySide => ({ version, copies: 1, asked: 0, errors: 0, verdicts: 0, neither: 0 });
const canary = (change: Partial<Canary> = {}): Canary => ({
  version: 'lawn-2',
  state: 'watched',
  since: new Date(0).toISOString(),
  percent: 20,
  share: 0.5,
  byHand: false,
  champion: side('lawn-1'),
  canary: side('lawn-2'),
  agreement: { asked: 0, agreed: 0, total: 12 },
  waits: [],
  ...change,
});
const waits: Canary['waits'] = [
  { for: 'time', done: 100, total: 300, left: 200 },
  { for: 'answers', done: 24, total: 50 },
  { for: 'champion', done: 9, total: 10 },
  { for: 'agreement', done: 12, total: 12 },
];

describe('the share of a canary', () => {
  it.each([
    [20, 4, 'lawn-2 gets 1 of 5 copies (20 %).'],
    [33, 2, 'lawn-2 gets 1 of 3 copies (33 %).'],
    [20, 2, '20 % cannot be had beside 2 copies: lawn-2 gets 33 % (1 of 3 copies).'],
    [20, 1, '20 % cannot be had beside 1 copy: lawn-2 gets 50 % (1 of 2 copies).'],
  ])('of %i percent beside %i', (percent, champions, words) => {
    expect(shareWords('lawn-2', percent, champions)).toBe(words);
  });
});

describe('how a canary stands', () => {
  it('is said by what is missing, and to whom requests are to go', () => {
    expect(standing(canary({ waits }))).toBe(
      'It waits for 3 min more, 26 more requests to lawn-2, and 1 more request to lawn-1.',
    );
  });

  it('is one thing while it is promoted, whatever it waited for', () => {
    expect(standing(canary({ state: 'promoting', waits }))).toBe('lawn-2 takes the place of lawn-1.');
  });

  it('is said with the words of the gate where that refused it, and with what is missing', () => {
    const refused = {
      code: 'gate-refused',
      message: 'The gate refused it.',
      hint: 'Say why.',
      retry: false,
      details: {},
    };
    const words = standing(canary({ byHand: true, waits: waits.slice(1, 2), refused: refused as Canary['refused'] }));
    expect(words).toBe(
      'It waits for 26 more requests to lawn-2. It is not promoted by itself: The gate refused it. Say why.',
    );
  });
});

it('an end is told with the version, its time and its reason', () => {
  const at = new Date(2026, 2, 2, 13, 13);
  const ended = (kind: 'person' | 'sound', message: string) => ({
    at: at.toISOString(),
    how: 'promoted' as const,
    why: { kind, message, details: {} },
  });
  expect(endWords(canary(), ended('person', 'A person said so.'), at)).toBe(
    'lawn-2 was promoted at 13:13, by a person.',
  );
  expect(endWords(canary(), ended('sound', 'It answered.'), at)).toBe('lawn-2 was promoted at 13:13: It answered.');
});
