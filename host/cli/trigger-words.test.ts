import { expect, test } from 'vitest';
import { reasonCode } from '../../contract/shapes/trigger.ts';
import { becauseOf, reasonInWords } from './trigger-words.ts';

const now = new Date(2026, 2, 2, 12, 0);
const later = (hours: number) => new Date(2026, 2, 2, 12 + hours, 0).toISOString();

test('a reason is told in words, with the time of this machine', () => {
  expect(becauseOf('ran', { code: 'new-photos', values: { photos: 25, least: 25 } }, now)).toBe(
    'ran because 25 new photos',
  );
  expect(becauseOf('did not run', { code: 'cool-down', values: { until: later(2) } }, now)).toBe(
    'did not run because of cool-down until 14:00',
  );
  expect(reasonInWords({ code: 'budget', values: { perDay: 4, until: later(15) } }, now)).toBe(
    'the budget of a day (4) is used up until 2026-03-03 03:00',
  );
});

test('every reason has its words', () => {
  for (const code of reasonCode.options) expect(reasonInWords({ code, values: {} }, now), code).toMatch(/^\S.*[^.]$/);
});
