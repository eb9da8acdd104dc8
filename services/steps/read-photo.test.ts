import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MOST_PHOTO_BYTES } from '../domain/photo-limits.ts';
import { readPhoto } from './read-photo.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-read-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the bytes come as they are, up to the limit', async () => {
  await writeFile(at('a'), 'bytes');
  await truncate(at('a'), MOST_PHOTO_BYTES);
  expect((await readPhoto(at('a'))).byteLength).toBe(MOST_PHOTO_BYTES);
});

test.each([
  ['nothing there', 'photo-unreadable', async () => at('missing')],
  ['a file taken for a folder', 'photo-unreadable', async () => at('file/photo.jpg')],
  ['a folder', 'photo-unreadable', async () => folder],
  ['a name no system has', 'photo-unreadable', async () => at('a\0b')],
  ['a name that is too long', 'photo-unreadable', async () => at('x'.repeat(5000))],
  ['no bytes', 'photo-empty', async () => at('empty')],
  ['more bytes than are read', 'photo-too-large', async () => at('large')],
])('%s is told as %s', async (_what, code, path) => {
  await writeFile(at('file'), 'x');
  await writeFile(at('empty'), '');
  await writeFile(at('large'), '');
  await truncate(at('large'), MOST_PHOTO_BYTES + 1);
  await expect(readPhoto(await path())).rejects.toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
});

test.skipIf(process.platform === 'win32')(
  'a link to itself and a pipe are told, not waited for (not on Windows)',
  async () => {
    await symlink(at('self'), at('self'));
    execFileSync('mkfifo', [at('pipe')]);
    await expect(readPhoto(at('self'))).rejects.toMatchObject({ code: 'photo-unreadable' });
    await expect(readPhoto(at('pipe'))).rejects.toMatchObject({ code: 'photo-unreadable' });
  },
);

test.skipIf(process.platform === 'win32')(
  'a system that can open no more files is not taken for a bad photo (not on Windows)',
  async () => {
    await writeFile(at('a'), 'bytes');
    const read = `import { readPhoto } from ${JSON.stringify(new URL('./read-photo.ts', import.meta.url).href)};
    const { openSync } = await import('node:fs');
    try { for (;;) openSync(process.argv[1]); } catch {}
    await readPhoto(process.argv[1]).then(() => console.log('read'), ({ code }) => console.log(code));`;
    const command = `ulimit -n 200; exec "${process.execPath}" --disable-warning=ExperimentalWarning --input-type=module -e "$0" "$1"`;
    expect(
      execFileSync('sh', ['-c', command, read, at('a')])
        .toString()
        .trim(),
    ).toBe('EMFILE');
  },
);
