import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dragName } from './drag-name.ts';

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff);
const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['holiday.jpeg', 'holiday.jpg'],
  ['/photos/été 1.JPG', 'été 1.jpg'],
  ['C:\\photos\\a.b.png', 'a.b.jpg'],
  ['https://example.org/00000001', '00000001.jpg'],
  ['../../.bashrc', 'photo.jpg'],
  ['CON.jpg', 'photo.jpg'],
  ['', 'photo.jpg'],
  ['gpj.\u202eexe.jpg', 'gpj.exe.jpg'],
])('%j becomes %s', (name, wanted) => {
  expect(dragName(name, JPEG)).toBe(wanted);
});

test.each([
  ['\x89PNG\r\n', 'a.png'],
  ['RIFF\0\0\0\0WEBP', 'a.webp'],
  ['GIF89a', 'a.gif'],
  ['\0\0\0\x1cftypavif', 'a.avif'],
  ['\0\0\0\x18ftypheic', 'a.heic'],
  ['MZ\x90\0', 'a.bin'],
])('%j is %s', (head, wanted) => {
  expect(dragName('a.exe', bytes(head))).toBe(wanted);
});

test('whatever the name, the file lies in its folder, and no system minds it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const made = dragName(name, JPEG);
      expect(relative('/drags', join('/drags', made))).toBe(made);
      expect([...made].every((sign) => sign >= ' ' && !'/\\<>:"|?*'.includes(sign))).toBe(true);
      expect(made.endsWith('.jpg')).toBe(true);
      expect(made.startsWith('.')).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
