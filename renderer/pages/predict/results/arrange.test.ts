import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trouble } from '../../../data/trouble.ts';
import { arrange, countResults, sorts, sureness } from './arrange.ts';
import type { ResultItem } from './result-item.ts';

function judged(index: number, photo: string, verdict: string, score: number, barely = false): ResultItem {
  const scores = { dandelion: score, grass: 1 - score };
  return {
    index,
    photo,
    bytes: 1,
    verdict: {
      verdict,
      label: 'dandelion',
      scores,
      similarity: 0.5,
      nearest: [],
      version: 'v-1',
      ...(barely && { barelyKnown: true as const }),
    },
  };
}
const failed = (index: number, photo: string): ResultItem => ({
  index,
  photo,
  bytes: 0,
  error: trouble('photo-empty', ''),
});

const items = [
  judged(0, 'b 10.jpg', 'dandelion', 0.99),
  failed(1, 'a.jpg'),
  judged(2, 'b 9.jpg', 'neither', 0.97),
  judged(3, 'C.jpg', 'dandelion', 0.6),
];
const everything = { sort: 'dropped', shown: 'all', text: '' } as const;
const names = (arranged: ResultItem[]) => arranged.map(({ photo }) => photo);

describe('arrange', () => {
  test('keeps the order dropped, whatever the order of arrival', () => {
    expect(names(arrange(items.toReversed(), everything))).toEqual(names(items));
  });

  test('puts the least sure first: neither before the unsure, errors last', () => {
    expect(names(arrange(items, { ...everything, sort: 'unsure' }))).toEqual(['b 9.jpg', 'C.jpg', 'b 10.jpg', 'a.jpg']);
  });

  test('puts what is barely known between neither and the unsure, however sure it looks, and shows it alone', () => {
    const more = [...items, judged(4, 'd.jpg', 'dandelion', 1, true)];
    const unsure = arrange(more, { ...everything, sort: 'unsure' });
    expect(names(unsure)).toEqual(['b 9.jpg', 'd.jpg', 'C.jpg', 'b 10.jpg', 'a.jpg']);
    expect(names(arrange(more, { ...everything, shown: 'barely' }))).toEqual(['d.jpg']);
    expect(countResults(more).barely).toBe(1);
  });

  test('sorts names as people do', () => {
    expect(names(arrange(items, { ...everything, sort: 'name' }))).toEqual(['a.jpg', 'b 9.jpg', 'b 10.jpg', 'C.jpg']);
  });

  test('shows one verdict, the errors, or what carries a part of a name', () => {
    expect(names(arrange(items, { ...everything, shown: 'verdict:neither' }))).toEqual(['b 9.jpg']);
    expect(names(arrange(items, { ...everything, shown: 'errors' }))).toEqual(['a.jpg']);
    expect(names(arrange(items, { ...everything, text: ' B ' }))).toEqual(['b 10.jpg', 'b 9.jpg']);
  });

  test('loses and doubles nothing, and leaves what it was given', () => {
    const item = fc.tuple(
      fc.nat(500),
      fc.string(),
      fc.constantFrom('dandelion', 'grass', 'neither'),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const many = fc.uniqueArray(item, { selector: ([index]) => index });
    fc.assert(
      fc.property(many, fc.constantFrom(...sorts), (drawn, sort) => {
        const given = drawn.map(([index, photo, verdict, score]) => judged(index, photo, verdict, score));
        const before = [...given];
        const arranged = arrange(given, { ...everything, sort });
        expect(new Set(arranged)).toEqual(new Set(given));
        expect(arranged).toHaveLength(given.length);
        expect(given).toEqual(before);
        if (sort === 'unsure') {
          const sure = arranged.map(sureness);
          expect(sure).toEqual(sure.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});

test('countResults counts by verdict, most first, neither at the end', () => {
  expect(countResults(items)).toEqual({
    all: 4,
    errors: 1,
    barely: 0,
    verdicts: [
      ['dandelion', 2],
      ['neither', 1],
    ],
  });
});
