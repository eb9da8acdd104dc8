import { expect, it } from 'vitest';
import { probationOf } from './probation.ts';

const now = new Date('2026-01-05T10:00:00Z');
const settled = { version: 'lawn-1', follows: true, replicas: 2 };
const wish = { ...settled, target: { kind: 'processes' }, version: 'lawn-2', changing: true } as const;

it('is of a version that takes the place of another, for five minutes', () => {
  expect(probationOf({ ...wish, previous: settled }, now)).toEqual({
    until: '2026-01-05T10:05:00.000Z',
    back: settled,
    usual: { asked: 0, errors: 0 },
  });
});

it.each([
  ['nothing was there before', { ...wish }],
  ['the same version was there', { ...wish, previous: { ...settled, version: 'lawn-2' } }],
  ['it is the one that was gone back to', { ...wish, previous: { ...settled, before: 'lawn-2' } }],
])('is none where %s', (_, one) => {
  expect(probationOf(one, now)).toBeUndefined();
});
