import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFileTracker } from '../../services/adapters/local/file-tracker.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { noSmallDisk, openSmallDisk, type SmallDisk } from './faults/small-disk.ts';

describe.skipIf(noSmallDisk)(`what is written on a disk that can only be read (${noSmallDisk ?? 'tried here'})`, () => {
  let disk: SmallDisk;
  beforeEach(() => {
    disk = openSmallDisk(5);
  });
  afterEach(() => disk.close());

  const onlyRead = { code: 'home-unusable', message: expect.stringMatching(/the disk can only be read\.$/) };

  test('is refused with the reason, also where its folder is not there yet', async () => {
    const objects = createFileObjectStore(disk.folder);
    await objects.put('photos/3f/one', new Uint8Array(3));
    const measured = createFileTracker(`${disk.folder}/deep/down/measurements`);

    disk.readOnly();
    await expect(objects.put('photos/3f/two', new Uint8Array(3))).rejects.toMatchObject(onlyRead);
    await expect(objects.put('embeddings/2f/two', new Uint8Array(3))).rejects.toMatchObject(onlyRead);
    await expect(measured.log('run', [{ name: 'loss', step: 0, value: 1 }])).rejects.toMatchObject(onlyRead);

    disk.writable();
    await objects.put('embeddings/2f/two', new Uint8Array(3));
    await measured.log('run', [{ name: 'loss', step: 0, value: 1 }]);
    expect(await measured.read('run')).toHaveLength(1);
  });
});
