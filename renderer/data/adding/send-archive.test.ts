import { expect, test } from 'vitest';
import { MOST_ARCHIVE_BYTES, SLICE_BYTES } from '../../../contract/shapes/archive-limits.ts';
import type { Client } from '../../transport/client.ts';
import { archiveTrouble, isArchiveName, sendArchive } from './send-archive.ts';

test('only an archive above the limit is not sent', () => {
  expect(archiveTrouble(MOST_ARCHIVE_BYTES)).toBeUndefined();
  expect(archiveTrouble(1.5 * MOST_ARCHIVE_BYTES)).toMatchObject({
    code: 'archive-too-large',
    details: { gigabytes: 3, most: 2 },
  });
  expect(['lawn.ZIP', 'lawn.jpg'].map(isArchiveName)).toEqual([true, false]);
});

test('slices follow each other and make up the whole, also of an empty file', async () => {
  const sent: { from: number; size: number; bytes: number }[] = [];
  const photos = {
    sendSlice: async ({ from, slice, bytes }: { from: number; slice: File; bytes: number }) => {
      sent.push({ from, size: slice.size, bytes });
    },
  };
  const client = { photos } as unknown as Client;
  let told = 0;
  const send = (size: number) =>
    sendArchive(client, 'job', { name: 'a.zip', file: new File([new Uint8Array(size)], 'a.zip') }, (bytes) => {
      told += bytes;
    });
  await send(0);
  await send(SLICE_BYTES + 5);
  expect(sent).toEqual([
    { from: 0, size: 0, bytes: 0 },
    { from: 0, size: SLICE_BYTES, bytes: SLICE_BYTES + 5 },
    { from: SLICE_BYTES, size: 5, bytes: SLICE_BYTES + 5 },
  ]);
  expect(told).toBe(SLICE_BYTES + 5);
});
