import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFiles } from './files.ts';

const hash = 'a1'.repeat(32);
const HOUR = 60 * 60_000;

function create() {
  let now = Date.parse('2026-03-01T10:20:00Z');
  const clock = { now: () => new Date(now), sleep: async () => {} };
  const asked: string[] = [];
  const reader = (kind: string) => async (name: string) => {
    asked.push(`${kind} ${name}`);
    return Buffer.from('picture');
  };
  const files = createFiles(
    { thumbnails: reader('thumbnail'), photos: reader('photo'), originals: reader('file') },
    clock,
  );
  return { files, asked, pass: (ms: number) => (now += ms) };
}

test('an address gives its picture, for an hour or two', async () => {
  const { files, asked, pass } = create();
  const address = files.address(hash);
  expect(await files.open(address)).toMatchObject({ type: 'image/webp' });
  pass(HOUR);
  expect(await files.open(address)).toMatchObject({ type: 'image/webp' });
  pass(HOUR);
  await expect(files.open(address)).rejects.toMatchObject({ code: 'forbidden' });
  expect(asked).toEqual([`thumbnail ${hash}`, `thumbnail ${hash}`]);
});

test('a photo has an address of its own, and the signature of one is none for the other', async () => {
  const { files, asked } = create();
  await files.open(files.photoAddress(hash));
  expect(asked).toEqual([`photo ${hash}`]);
  const swapped = files.address(hash).replace('thumbnails', 'photos');
  await expect(files.open(swapped)).rejects.toMatchObject({ code: 'forbidden' });
});

test('the file of a photo comes as something to save, never as a picture to show', async () => {
  const { files, asked } = create();
  expect(await files.open(files.originalAddress(hash))).toMatchObject({ type: 'application/octet-stream', name: hash });
  expect(asked).toEqual([`file ${hash}`]);
});

test('an address stays the same for a while, so that a browser need not fetch the picture again', () => {
  const { files, pass } = create();
  const first = files.address(hash);
  pass(30 * 60_000);
  expect(files.address(hash)).toBe(first);
  pass(HOUR);
  expect(files.address(hash)).not.toBe(first);
});

test('an address of another core is no address', async () => {
  await expect(create().files.open(create().files.address(hash))).rejects.toMatchObject({ code: 'forbidden' });
});

test('no change to an address leads anywhere', async () => {
  const { files, asked } = create();
  const address = files.address(hash);
  const changed = fc
    .tuple(fc.nat(address.length), fc.nat(3), fc.string({ maxLength: 3 }))
    .map(([at, length, put]) => address.slice(0, at) + put + address.slice(at + length))
    .filter((text) => URL.canParse(text, 'http://x') && !isSame(text, address));
  await fc.assert(
    fc.asyncProperty(changed, async (text) => {
      await expect(files.open(text)).rejects.toMatchObject({ code: 'forbidden' });
    }),
    { numRuns: 2000 },
  );
  expect(asked).toEqual([]);
});

/** The same picture, the same time and the same signature, however it is written. */
function isSame(text: string, address: string): boolean {
  const [one, other] = [new URL(text, 'http://x'), new URL(address, 'http://x')];
  const parts = (url: URL) => [url.pathname, Number(url.searchParams.get('until')), url.searchParams.get('signature')];
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}
