import { expect, test } from 'vitest';
import { copyLabels, markLabels, remainsIn, snapshotId, snapshotsIn } from './stack-snapshot.ts';

const change = { services: ['postgres'], from: 'postgres:15', fromId: 'id', to: 'postgres:16', data: ['db'] };
const volumesOf = (id: string, copies: readonly string[], marked: boolean) => [
  ...copies.map((volume) => ({ name: `${id}-${volume}`, labels: copyLabels('meadow', id, volume) })),
  ...(marked
    ? [
        {
          name: id,
          labels: markLabels('meadow', id, {
            at: '2026-11-26T14:00:00.000Z',
            volumes: [
              { volume: 'db', size: 3 },
              { volume: 'web', size: 4 },
            ],
            changes: [change],
          }),
        },
      ]
    : []),
];

test('a snapshot is one once all its copies are there and said to be; newest first', () => {
  const volumes = [...volumesOf('20261126-1', ['db', 'web'], true), ...volumesOf('20261127-1', ['db', 'web'], true)];
  expect(snapshotsIn(volumes).map(({ id, size }) => [id, size])).toEqual([
    ['20261127-1', 7],
    ['20261126-1', 7],
  ]);
  expect(remainsIn(volumes)).toEqual([]);
});

test('copies that were broken off, and what is left of a deleted one, are remains', () => {
  const volumes = [...volumesOf('a', ['db', 'web'], false), ...volumesOf('b', ['db'], true)];
  expect(snapshotsIn(volumes)).toEqual([]);
  expect(remainsIn(volumes)).toEqual(['a-db', 'a-web', 'b-db', 'b']);
});

test('names sort by their moment', () => {
  expect(snapshotId(new Date('2026-11-26T14:05:09.123Z'))).toBe('20261126-140509');
});
