import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskWish } from '../../contract/desk.ts';
import { readOpened, wishesOfFiles } from './read-opened.ts';

const FOLDER = resolve('/photos');

test('photos of a command line are one wish, a model is another, and options are none', () => {
  const words = ['--allow-file-access', 'a.jpg', '.', resolve('/b.HEIC'), 'insects.meadow', '--hidden', 'notes.txt'];
  expect(readOpened(words, FOLDER)).toEqual([
    { kind: 'photos', paths: [resolve('/photos/a.jpg'), resolve('/b.HEIC')] },
    { kind: 'parcel', path: resolve('/photos/insects.meadow') },
  ]);
});

test('a link leads to its page, and a bad one nowhere', () => {
  expect(readOpened(['meadow://open/stack', 'meadow://open/../stack.jpg', 'meadow:x.jpg'], FOLDER)).toEqual([
    { kind: 'page', place: { page: 'stack' } },
  ]);
});

test('what systems leave beside photos is not opened', () => {
  expect(wishesOfFiles([resolve('/._a.jpg'), resolve('/.DS_Store')])).toEqual([]);
});

test('whatever the words, what comes of them has the agreed shape and no null byte', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((name) => `${name}.jpg`),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      for (const wish of readOpened(words, FOLDER)) {
        expect(deskWish.safeParse(wish).success).toBe(true);
        expect(JSON.stringify(wish)).not.toContain('\\u0000');
      }
    }),
  );
});
