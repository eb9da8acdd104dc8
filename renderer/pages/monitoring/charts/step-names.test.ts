import { expect, test } from 'vitest';
import { stepLength, stepNames } from './step-names.ts';

const DAY = 86_400;
const plain = (words: string) => words.replaceAll(/[\u2009\u202f\u00a0]/g, ' ');

test('a step of a day is called by its day, a step of a week by its first and last', () => {
  const noonish = new Date('2026-03-02T00:00:00').toISOString();
  expect(plain(stepNames('en-GB', 'quarter', DAY).whole(noonish))).toMatch(/^Mon,? 2 Mar 2026$/);
  expect(plain(stepNames('en-GB', 'year', 7 * DAY).whole(noonish))).toMatch(/2.*8 Mar 2026$/);
});

test('a shorter step is called by its minutes', () => {
  const at = new Date('2026-03-02T14:00:00').toISOString();
  expect(plain(stepNames('en-GB', 'day', 1800).whole(at))).toMatch(/2 Mar.*14:00.*14:30/);
  expect(stepNames('en-GB', 'day', 1800).tick(at)).toBe('14:00');
});

test('the length of a step is told in its largest whole unit', () => {
  expect([60, 1800, 7200, DAY, 7 * DAY].map((step) => stepLength('en', step))).toEqual([
    '1 minute',
    '30 minutes',
    '2 hours',
    '1 day',
    '1 week',
  ]);
});
