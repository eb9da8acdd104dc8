import { expect, test } from 'vitest';
import { answering } from './answering.ts';

const starter = { id: 'dandelion-or-grass', live: 'dandelion-or-grass-1', liveSince: '2026-01-01T00:00:00.000Z' };
const insects = { id: 'insects', live: 'insects-1', liveSince: '2026-03-01T00:00:00.000Z' };
const flowers = { id: 'flowers' };

test('the chosen project answers for itself', () => {
  expect(answering([starter, insects, flowers], starter.id)).toBe(starter);
  expect(answering([starter, insects, flowers], insects.id)).toBe(insects);
});

test('until it has a version, the one that went live last answers, wherever it stands in the list', () => {
  expect(answering([starter, insects, flowers], flowers.id)).toBe(insects);
  expect(answering([insects, flowers, starter], flowers.id)).toBe(insects);
  expect(answering([starter, insects], undefined)).toBe(insects);
});

test('nobody answers where nothing is live', () => {
  expect(answering([flowers], flowers.id)).toBeUndefined();
  expect(answering([], 'flowers')).toBeUndefined();
});
