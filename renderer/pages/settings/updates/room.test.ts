import { expect, test } from 'vitest';
import { roomOf } from './room.ts';

test('a copy takes what the data take, without the copies there are', () => {
  const kinds = [
    { kind: 'records', bytes: 10 },
    { kind: 'photos', bytes: 20 },
    { kind: 'before', bytes: 1000 },
    { kind: 'logs', bytes: 1000 },
  ];
  expect(roomOf({ kinds, free: 31 })).toEqual({ bytes: 30, free: 31, fits: true });
  expect(roomOf({ kinds, free: 30 }).fits).toBe(false);
});
