import { expect, test } from 'vitest';
import { stages, workShare } from './work-share.ts';

test('a later stage is never less far, and the end is all of it', () => {
  const shares = stages.flatMap((stage) => [0, 1, 2].map((done) => workShare({ stage, done, total: 2 })));
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.at(-1)).toBe(1);
});

test('what counts nothing, or nothing known, stands at its beginning', () => {
  expect(workShare({ stage: 'deploy-load', done: 3_000_000, total: 0 })).toBe(
    workShare({ stage: 'deploy-load', done: 0, total: 1 }),
  );
  expect(workShare({ stage: '', done: 0, total: 0 })).toBe(0);
});
