import { expect, test } from 'vitest';
import { latest } from './use-request-log.ts';

const request = (id: number, at = '2026-11-23T10:00:00.000Z') => ({
  id,
  at,
  method: 'POST',
  path: '/v1/predict',
  status: 200,
  ms: 12,
  photos: 1,
  outcome: 'grass',
});

test('the newest stands first, and what comes twice is shown once', () => {
  const known = latest([], [request(1), request(2)]);
  expect(latest(known, [request(1), request(2), request(3)]).map(({ id }) => id)).toEqual([3, 2, 1]);
});

test('numbers that begin anew are other requests', () => {
  expect(latest([request(1)], [request(1, '2026-11-23T11:00:00.000Z')])).toHaveLength(2);
});

test('two hundred are kept', () => {
  const many = Array.from({ length: 300 }, (_, place) => request(place));
  expect(latest([], many)).toHaveLength(200);
  expect(latest([], many)[0]?.id).toBe(299);
});
