import { expect, it } from 'vitest';
import { diskInWords, memoryInWords } from './sizes.ts';

it('memory is told in steps of 1024, disks in steps of 1000', () => {
  expect([16 * 2 ** 30, 3.84 * 2 ** 30, 512 * 2 ** 20, 0].map(memoryInWords)).toEqual([
    '16 GB',
    '3.8 GB',
    '512 MB',
    '0 MB',
  ]);
  expect([16e9, 3.84e9, 512e6].map(diskInWords)).toEqual(['16 GB', '3.8 GB', '512 MB']);
});
