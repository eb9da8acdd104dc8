import { expect, test } from 'vitest';
import {
  type Dropped,
  droppedEntries,
  type Entry,
  type FileEntry,
  type FolderEntry,
  photosOf,
} from './dropped-photos.ts';

/** A file as the browser's tree of dropped things has it. */
function file(fullPath: string): FileEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  return { isFile: true, isDirectory: false, name, fullPath, file: (done) => done(new File([fullPath], name)) };
}

/** A folder that tells of its entries `page` at a time, as browsers do, the last time of none. */
function folder(fullPath: string, entries: Entry[], page = 100): FolderEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  const createReader = () => {
    const left = [...entries];
    return { readEntries: (done: (some: Entry[]) => void) => done(left.splice(0, page)) };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader };
}

const names = async (dropped: Dropped[]) => (await photosOf(dropped)).map(({ name }) => name);

test('a folder of hundreds is walked to its end, in the order people count', async () => {
  const many = Array.from({ length: 250 }, (_, place) => file(`/trip/${place + 1}.jpg`)).toReversed();
  const found = await names([folder('/trip', many)]);
  expect(found).toHaveLength(250);
  expect(found.slice(0, 3)).toEqual(['trip/1.jpg', 'trip/2.jpg', 'trip/3.jpg']);
});

test('a tree is walked in depth; what is clearly no photo is passed by', async () => {
  const tree = folder('/a', [
    file('/a/.DS_Store'),
    file('/a/notes.txt'),
    file('/a/z.HEIC'),
    folder('/a/b', [file('/a/b/x.png'), folder('/a/b/.thumbnails', [file('/a/b/.thumbnails/x.jpg')])]),
    folder('/a/__MACOSX', [file('/a/__MACOSX/x.jpg')]),
  ]);
  expect(await names([tree])).toEqual(['a/b/x.png', 'a/z.HEIC']);
});

test('a file dropped itself gets its turn whatever it is called, also one that lies on no disk', async () => {
  expect(await names([file('/letter.txt'), new File([], 'pasted.bin')])).toEqual(['letter.txt', 'pasted.bin']);
});

test('a file is opened only when it is asked for', async () => {
  const [photo] = await photosOf([file('/a.jpg')]);
  expect(await (await photo?.file())?.text()).toBe('/a.jpg');
});

test('of what was dropped, entries come first, then bare files; text is left aside', () => {
  const entry = file('/a.jpg');
  const bare = new File([], 'b.jpg');
  const items = [
    { kind: 'string', webkitGetAsEntry: () => null, getAsFile: () => null },
    { kind: 'file', webkitGetAsEntry: () => entry, getAsFile: () => null },
    { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => bare },
    { kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => null },
  ];
  expect(droppedEntries({ items })).toEqual([entry, bare]);
});
