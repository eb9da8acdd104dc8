import { crc32, deflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createZipReader } from './zip-reader.ts';

interface MadeEntry {
  name: string;
  content: Uint8Array;
  /** What the archive says of it, where that is not the truth. */
  says?: { size?: number; flags?: number; mode?: number };
  /** The entry whose bytes it shares. */
  over?: number;
}

/** A zip file made by hand, so that it can be one that no honest program writes. */
function zipOf(entries: MadeEntry[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const { name, content, says = {}, over } of entries) {
    const packed = deflateRawSync(content);
    const file = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    const shared = Buffer.alloc(22);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE((says.flags ?? 0) | 0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(says.size ?? content.length, 18);
    shared.copy(head, 4);
    head.writeUInt16LE(file.length, 26);
    offsets.push(over === undefined ? at : (offsets[over] ?? 0));
    if (over === undefined) {
      parts.push(head, file, packed);
      at += head.length + file.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    shared.copy(central, 6);
    central.writeUInt16LE(file.length, 28);
    central.writeUInt32LE(((says.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(offsets.at(-1) ?? 0, 42);
    list.push(central, file);
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

const content = Buffer.from('a photo, about');
const open = (zip: Uint8Array) => createZipReader().open(zip);

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
