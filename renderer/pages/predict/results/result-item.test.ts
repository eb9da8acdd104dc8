import { expect, test } from 'vitest';
import { emptyBatch } from '../../../data/batches/batch-view.ts';
import { trouble } from '../../../data/trouble.ts';
import { itemsOf } from './result-item.ts';

test('photos that never left the window have their place among those dropped, or come after all that were sent', () => {
  const reason = trouble('photo-too-large', '');
  const job = {
    id: 'b',
    kind: 'predict',
    state: 'running',
    progress: { stage: 'predict', done: 1, total: 3 },
    started: '2026-11-23T10:00:00.000Z',
  } as const;
  const items = itemsOf({
    ...emptyBatch,
    job,
    results: [{ index: 2, photo: 'c.jpg', bytes: 1 }],
    refused: [
      { name: 'b.jpg', bytes: 9, trouble: reason, place: 1 },
      { name: 'film.mov', bytes: 9, trouble: reason, place: undefined },
    ],
  });
  expect(items.map(({ index, photo }) => [index, photo])).toEqual([
    [2, 'c.jpg'],
    [1, 'b.jpg'],
    [4, 'film.mov'],
  ]);
  expect(items[1]?.error).toBe(reason);
});
