import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createZipReader } from '../../services/adapters/yauzl/zip-reader.ts';
import { type MadeEntry, zipOf } from './made-zip.ts';

const content = Buffer.from('a photo, about');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
const open = async (zip: Uint8Array) => {
  made += 1;
  const path = join(folder, `${made}.zip`);
  await writeFile(path, zip);
  return createZipReader().open(path);
};

it('gives the files of an honest archive, folders aside', async () => {
  const archive = await open(
    zipOf([
      { name: 'grass/', content: Buffer.alloc(0), says: { mode: 0o040755 } },
      { name: 'grass/1.jpg', content },
    ]),
  );
  expect(archive.files.map(({ name, size }) => [name, size])).toEqual([['grass/1.jpg', content.length]]);
  expect(await archive.files[0]?.read()).toEqual(content);
  await archive.close();
});

it.each<[why: string, entries: MadeEntry[]]>([
  ['lie outside', [{ name: '../../evil.jpg', content }]],
  ['lie outside', [{ name: 'a/../../evil.jpg', content }]],
  ['lie outside', [{ name: '..\\evil.jpg', content }]],
  ['lie outside', [{ name: '/etc/evil.jpg', content }]],
  ['lie outside', [{ name: 'C:\\evil.jpg', content }]],
  ['is a link', [{ name: 'link.jpg', content: Buffer.from('/etc/passwd'), says: { mode: 0o120777 } }]],
  ['is no file', [{ name: 'device.jpg', content, says: { mode: 0o020644 } }]],
  ['is encrypted', [{ name: 'secret.jpg', content, says: { flags: 1 } }]],
  ['would become', [{ name: 'bomb.jpg', content: Buffer.alloc(50 * 1024 ** 2) }]],
  [
    'overlap',
    Array.from({ length: 50 }, (_, at) => ({
      name: `${at}.jpg`,
      content: Buffer.from(Array.from({ length: 500 }, (_, byte) => (byte * byte * 31) % 251)),
      ...(at > 0 && { over: 0 }),
    })),
  ],
])('refuses, before anything is read, an archive of which a file %s', async (why, entries) => {
  const honest = { name: 'honest.jpg', content };
  await expect(open(zipOf([...entries, honest]))).rejects.toMatchObject({
    code: 'archive-refused',
    message: expect.stringContaining(why),
  });
});

it('refuses an archive of too many files, and what is damaged or no archive', async () => {
  const refused = { code: 'archive-refused' };
  await expect(open(zipOf([{ name: '1.jpg', content }], 60_000))).rejects.toMatchObject(refused);
  await expect(open(Buffer.from('PK but no zip'))).rejects.toMatchObject(refused);
  const whole = zipOf([{ name: '1.jpg', content }]);
  await expect(open(whole.subarray(0, whole.length - 30))).rejects.toMatchObject(refused);
  await expect(createZipReader().open('/nowhere/at-all.zip')).rejects.toMatchObject(refused);
});

it('never unpacks more than an archive says', async () => {
  const archive = await open(zipOf([{ name: '1.jpg', content: Buffer.alloc(100_000), says: { size: 2000 } }]));
  await expect(archive.files[0]?.read()).rejects.toMatchObject({ code: 'photo-broken' });
  await archive.close();
});
